"""What becomes of owed mails where the server lets us speak ahead: each is announced with the one in front of it."""

import smtplib

import pytest
from django.utils import timezone

from tests.alerts.subscribers import a_subscription
from tests.builders import an_event
from tests.smtp import SmtpSink
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert
from tracker.alerts.send import send
from tracker.alerts.words import AlertState

pytestmark = pytest.mark.django_db
ANN, BOB, CAT = READERS = ("ann@example.org", "bob@example.org", "cat@example.org")


@pytest.fixture
def sink(sink: SmtpSink) -> SmtpSink:
    sink.pipelining = True
    for address in READERS:
        a_subscription(address)
    dispatch(an_event())
    return sink


def arrived(sink: SmtpSink) -> list[tuple[str, str]]:
    """Return the envelope's and the letter's recipient of what arrived, in its order."""
    return [(delivery.recipients[0], str(delivery.message["To"])) for delivery in sink.messages]


def states() -> list[str]:
    return list(Alert.objects.order_by("pk").values_list("state", flat=True))


def test_each_of_many_mails_arrives_at_its_own_recipient(sink):
    assert send(Alert.objects.all()) == 3
    assert arrived(sink) == [(ANN, ANN), (BOB, BOB), (CAT, CAT)]


def test_a_mail_costs_one_turn_of_the_talk(sink, monkeypatch):
    said: list[bytes | str] = []
    send_on = smtplib.SMTP.send
    monkeypatch.setattr(smtplib.SMTP, "send", lambda smtp, words: said.append(words) or send_on(smtp, words))
    send(Alert.objects.all())
    assert len(said) == len(["EHLO", "the first envelope", ANN, BOB, CAT, "QUIT"])


@pytest.mark.parametrize("reply", ["550 no such user", "554 5.2.1 closed"])
def test_a_refused_recipient_costs_its_neighbours_nothing(sink, reply):
    sink.behave(BOB, reply)
    assert send(Alert.objects.all()) == 2
    assert arrived(sink) == [(ANN, ANN), (CAT, CAT)]
    assert states() == [AlertState.ACCEPTED, AlertState.BOUNCED, AlertState.ACCEPTED]


def test_a_mail_that_nobody_wants_any_more_is_not_announced(sink):
    Alert.objects.get(subscriber__address=BOB).subscriber.subscriptions.update(ended_at=timezone.now())
    assert send(Alert.objects.all()) == 2
    assert arrived(sink) == [(ANN, ANN), (CAT, CAT)]


def test_two_mails_to_one_address_are_two_mails(sink):
    dispatch(an_event())
    assert send(Alert.objects.filter(subscriber__address=ANN)) == 2
    assert len({delivery.message["Message-ID"] for delivery in sink.messages}) == len(sink.messages) == 2


def test_a_line_cut_before_the_250_leaves_only_that_mail_in_doubt(sink):
    sink.behave(ANN, "drop", "ok")
    assert send(Alert.objects.all()) == 2
    assert list(Alert.objects.order_by("pk").values_list("state", "ambiguous")) == [
        (AlertState.DEFERRED, 1),
        (AlertState.ACCEPTED, 0),
        (AlertState.ACCEPTED, 0),
    ]
    assert arrived(sink) == [(ANN, ANN), (BOB, BOB), (CAT, CAT)]
