"""What becomes of an owed mail, over real SMTP."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from tests.alerts.subscribers import a_subscription
from tests.builders import SEEN, a_change, an_event
from tests.servers import free_port
from tracker.alerts import deliver
from tracker.alerts import send as sending
from tracker.alerts.dispatch import dispatch
from tracker.alerts.hand_over import DeliveryResult
from tracker.alerts.journal import journal
from tracker.alerts.models import Alert
from tracker.alerts.settle import FIRST_WAIT, TRIES
from tracker.alerts.words import AlertState
from tracker.vocabulary import EventKind

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


def owed(*addresses: str) -> list[Alert]:
    for address in addresses:
        a_subscription(address)
    dispatch(an_event())
    return list(Alert.objects.order_by("pk"))


def send(*alerts: Alert) -> int:
    return sending.send(Alert.objects.filter(pk__in=[alert.pk for alert in alerts]))


def after(alert: Alert) -> Alert:
    alert.refresh_from_db()
    return alert


def send_when_due(alert: Alert) -> int:
    with time_machine.travel(after(alert).next_try_at + timedelta(seconds=1)):
        return send(alert)


def test_an_owed_alert_arrives_at_its_one_recipient(sink):
    (alert,) = owed(ANN)
    assert send(alert)
    assert [delivery.recipients for delivery in sink.messages] == [(ANN,)]
    assert after(alert).state == AlertState.ACCEPTED
    assert alert.accepted_at is not None


def test_an_accepted_alert_is_not_sent_again(sink):
    (alert,) = owed(ANN)
    send(alert)
    assert not send(alert)
    assert len(sink.messages) == 1


def test_an_alert_that_another_sender_holds_is_left_alone(sink):
    (alert,) = owed(ANN)
    Alert.objects.update(state=AlertState.LEASED, lease=uuid4(), next_try_at=timezone.now() + timedelta(seconds=60))
    assert not send(alert)
    assert sink.messages == []


def test_what_a_dead_sender_left_is_sent_again_and_counted(sink):
    (alert,) = owed(ANN)
    Alert.objects.update(state=AlertState.LEASED, lease=uuid4(), next_try_at=timezone.now() - timedelta(seconds=1))
    assert send(alert)
    assert after(alert).ambiguous == 1


def test_a_sender_that_slept_past_its_lease_hands_nothing_more_over(sink, monkeypatch):
    alerts = owed(ANN, "bob@example.org", "cyd@example.org")
    awake = deliver.hand_over
    with time_machine.travel(timezone.now()) as clock:

        def fall_asleep(*words):
            clock.shift(deliver.LEASE)
            return awake(*words)

        monkeypatch.setattr(deliver, "hand_over", fall_asleep)
        assert send(*alerts) == 1
    assert [delivery.recipients for delivery in sink.messages] == [(ANN,)]


def test_what_a_sleeping_sender_handed_over_is_not_sent_again(sink):
    given, waiting = owed(ANN, "bob@example.org")
    with journal("alert") as notes:
        ran_out = timezone.now() - timedelta(seconds=1)
        Alert.objects.update(state=AlertState.LEASED, lease=notes.lease, next_try_at=ran_out, attempts=1)
        notes.end(given.pk, DeliveryResult(state=AlertState.ACCEPTED))
        assert send(given, waiting) == 1
    assert [delivery.recipients for delivery in sink.messages] == [("bob@example.org",)]
    assert (after(given).state, given.ambiguous) == (AlertState.ACCEPTED, 0)


def test_who_left_since_gets_no_mail(sink):
    (alert,) = owed(ANN)
    alert.subscriber.subscriptions.update(ended_at=timezone.now())
    assert not send(alert)
    assert after(alert).state == AlertState.SUPPRESSED
    assert sink.messages == []


def test_what_was_corrected_meanwhile_is_not_sent_but_the_correction_is(sink):
    (wrong,) = owed(ANN)
    correction = an_event(a_change(corrects=wrong.event.change), EventKind.CORRECTED)
    send(wrong)
    dispatch(correction)
    assert send(Alert.objects.get(event=correction))
    assert after(wrong).state == AlertState.SUPPRESSED
    assert [delivery.message["Subject"] for delivery in sink.messages] == ["Kratom, Louisiana: correction: law changed"]


@pytest.mark.parametrize("reply", ["550 no", "550 5.1.1 unknown", "551 not local", "553 bad name", "554 5.2.1 closed"])
def test_a_refused_recipient_bounces_and_nobody_else(sink, reply):
    sink.behave("bad@example.org", reply)
    alerts = owed(ANN, "bad@example.org", "zoe@example.org")
    assert send(*alerts) == 2
    assert [after(alert).state for alert in alerts] == [AlertState.ACCEPTED, AlertState.BOUNCED, AlertState.ACCEPTED]


@pytest.mark.parametrize(
    "reply", ["450 greylisted", "451 4.7.1 later", "452 4.2.2 full", "530 5.7.0 login", "550 5.7.1 no relay"]
)
def test_what_is_temporary_or_our_own_trouble_is_put_off(sink, reply):
    sink.behave(ANN, reply)
    (alert,) = owed(ANN)
    began = timezone.now()
    assert not send(alert)
    assert after(alert).state == AlertState.DEFERRED
    assert alert.next_try_at >= began + FIRST_WAIT


def test_a_put_off_alert_arrives_once_the_server_takes_it(sink):
    sink.behave(ANN, "450 greylisted", "ok")
    (alert,) = owed(ANN)
    send(alert)
    assert send_when_due(alert)
    assert len(sink.messages) == 1


def test_an_alert_is_tried_for_two_days_and_then_parked(sink):
    sink.behave(ANN, "450 later")
    (alert,) = owed(ANN)
    began = timezone.now()
    send(alert)
    for _ in range(TRIES - 1):
        assert after(alert).state == AlertState.DEFERRED
        last_try = alert.next_try_at
        send_when_due(alert)
    assert after(alert).state == AlertState.PARKED
    assert last_try - began >= timedelta(hours=48)


def test_a_line_cut_before_the_250_is_tried_again_under_the_same_message_id(sink):
    sink.behave(ANN, "drop", "ok")
    (alert,) = owed(ANN)
    assert not send(alert)
    assert send_when_due(alert)
    first, second = (delivery.message["Message-ID"] for delivery in sink.sent_to(ANN))
    assert first == second
    assert after(alert).ambiguous == 1


def test_a_silent_server_holds_no_sender_for_ever(sink, settings):
    settings.EMAIL_TIMEOUT = 1
    sink.behave(ANN, "hang")
    (alert,) = owed(ANN)
    assert not send(alert)
    assert after(alert).state == AlertState.DEFERRED


def test_a_server_that_looks_long_at_what_it_was_given_is_given_it_once(sink, settings):
    settings.EMAIL_TIMEOUT = 3
    sink.seconds_to_answer = 4.0
    (alert,) = owed(ANN)
    assert send(alert)
    assert (len(sink.messages), after(alert).ambiguous) == (1, 0)


def test_what_is_answered_in_no_word_of_smtp_may_have_been_delivered(sink):
    sink.verdict = "so be it"
    (alert,) = owed(ANN)
    assert not send(alert)
    assert (after(alert).state, alert.ambiguous) == (AlertState.DEFERRED, 1)


def test_a_server_that_breaks_off_every_talk_is_left_in_peace(sink):
    readers = [f"reader{number}@example.org" for number in range(5)]
    for reader in readers:
        sink.behave(reader, "drop")
    alerts = owed(*readers)
    assert send(*alerts) == 0
    assert [after(alert).attempts for alert in alerts] == [1, 1, 1, 0, 0]
    assert not Alert.objects.awaiting_delivery(timezone.now()).exists()


def test_a_server_that_is_down_is_knocked_at_once_a_minute(sink, settings):
    alerts = owed(ANN, "bob@example.org")
    settings.EMAIL_PORT = free_port()
    assert send(*alerts) == 0
    settings.EMAIL_PORT = sink.port
    assert [after(alert).attempts for alert in alerts] == [1, 0]
    assert not Alert.objects.awaiting_delivery(timezone.now()).exists()
    assert [send_when_due(alert) for alert in alerts] == [1, 1]


def test_an_address_is_neither_logged_nor_kept_with_the_error(sink, caplog):
    caplog.set_level(logging.DEBUG, logger="tracker")
    sink.behave(ANN, f"550 5.1.1 <{ANN}>: unknown")
    (alert,) = owed(ANN)
    send(alert)
    assert "550" in after(alert).error
    assert ANN not in alert.error + caplog.text


def test_an_alert_that_kills_every_sender_is_parked(sink):
    (alert,) = owed(ANN)
    Alert.objects.update(state=AlertState.LEASED, lease=uuid4(), next_try_at=SEEN, attempts=TRIES)
    assert not send(alert)
    assert after(alert).state == AlertState.PARKED
