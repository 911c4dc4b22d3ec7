"""Who bounced or complained is left alone; a report that proves nothing changes nothing."""

import email
import io
import sys
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.alerts.departed import ANN, a_bounce, a_complaint, over_the_wire, owed, sent
from tests.alerts.subscribers import a_subscriber
from tests.builders import a_change, an_event
from tests.smtp import SmtpSink
from tracker.alerts.departed.bounce import take_report
from tracker.alerts.dispatch import dispatch
from tracker.alerts.envelope import message_id
from tracker.alerts.models import Alert, Subscriber
from tracker.alerts.send import send
from tracker.alerts.words import AlertState

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(sink: SmtpSink, data_dir) -> SmtpSink:
    return sink


def is_suppressed(address: str = ANN) -> bool:
    return Subscriber.objects.get(mailbox=address).suppressed_at is not None


def test_a_refused_mailbox_is_suppressed_at_once_and_owed_nothing_more(sink):
    alert = owed()
    sink.behave(ANN, "550 5.1.1 unknown")
    send(Alert.objects.all())
    alert.refresh_from_db()
    assert alert.state == AlertState.BOUNCED
    assert is_suppressed()
    assert dispatch(an_event(a_change(subject="RS 40:965"))) == 0


def test_a_full_mailbox_bounces_the_mail_and_not_the_subscriber(sink):
    owed()
    sink.behave(ANN, "552 5.2.2 mailbox full")
    send(Alert.objects.all())
    assert not is_suppressed()


@pytest.mark.parametrize("report", [a_bounce, a_complaint])
def test_a_true_report_suppresses_its_mailbox_and_no_other(report):
    named = sent()
    a_subscriber("bob@example.org")
    assert take_report(over_the_wire(report(ANN, named))).mailbox == ANN
    assert is_suppressed()
    assert not is_suppressed("bob@example.org")


def test_a_report_that_comes_before_we_know_that_it_was_sent_counts():
    alert = owed()
    take_report(over_the_wire(a_bounce(ANN, message_id("alert", alert.event_id, alert.subscriber_id))))
    assert is_suppressed()


UNTRUE = {
    "forged": lambda named: a_bounce(ANN, "<0000@127.0.0.1>"),
    "of another's mail": lambda named: a_bounce("bob@example.org", named),
    "for now": lambda named: a_bounce(ANN, named, status="4.2.2"),
    "delayed": lambda named: a_bounce(ANN, named, action="delayed"),
    "a wrong road": lambda named: a_bounce(ANN, named, status="5.4.4"),
    "no abuse": lambda named: a_complaint(ANN, named, kind="not-spam"),
    "out of office": lambda named: email.message_from_string(f"To: x\nIn-Reply-To: {named}\n\nI am away."),
    "empty": lambda named: email.message_from_string(""),
    "junk": lambda named: b"Content-Type: multipart/report\n\n\xff\x00" * 50,
}


@pytest.mark.parametrize("kind", UNTRUE)
def test_what_is_no_true_report_changes_nothing_and_is_not_answered(kind, mailoutbox):
    named = sent()
    a_subscriber("bob@example.org")
    assert take_report(over_the_wire(UNTRUE[kind](named))) is None
    assert not is_suppressed()
    assert mailoutbox == []


def test_an_old_report_proves_nothing():
    named = sent()
    Alert.objects.update(accepted_at=timezone.now() - timedelta(days=8))
    assert take_report(over_the_wire(a_bounce(ANN, named))) is None


def test_reports_come_through_a_pipe(monkeypatch, capsys):
    piped = io.TextIOWrapper(io.BytesIO(a_bounce(ANN, sent()).as_bytes()))
    monkeypatch.setattr(sys, "stdin", piped)
    call_command("bounces")
    assert capsys.readouterr().out == "1 read, 1 of them true reports\n"


def an_mbox(*mails: bytes) -> bytes:
    return b"".join(b"From x Thu Jan  1 00:00:00 2026\n" + mail + b"\n\n" for mail in mails)


def test_reports_come_from_a_mailbox_file(tmp_path, capsys):
    file = tmp_path / "mbox"
    file.write_bytes(an_mbox(a_bounce(ANN, sent()).as_bytes(), b"To: y\n\nz"))
    call_command("bounces", str(file))
    assert capsys.readouterr().out == "2 read, 1 of them true reports\n"
    assert is_suppressed()


def test_a_report_made_to_break_its_reader_hides_none_behind_it(tmp_path, capsys):
    too_deep = b"Content-Type: message/rfc822\n\n" * 3000
    not_ascii = a_bounce(ANN, "<1@x>").as_bytes().replace(b"<1@x>", b"<\xff@x>")
    file = tmp_path / "mbox"
    file.write_bytes(an_mbox(too_deep, not_ascii, a_bounce(ANN, sent()).as_bytes()))
    call_command("bounces", str(file))
    assert capsys.readouterr().out == "3 read, 1 of them true reports\n"
