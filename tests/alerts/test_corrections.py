"""What was told wrongly is put right with exactly those who were told, and soon."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import SEEN, a_change, an_event
from tests.smtp import SmtpSink
from tracker.alerts import send as sending
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert
from tracker.alerts.words import AlertState, Frequency, Interest
from tracker.review.models import Event
from tracker.vocabulary import EventKind, Naming

pytestmark = pytest.mark.django_db


def owed_to(event: Event) -> dict[str, str]:
    """Return who is owed the event, and how soon."""
    return dict(Alert.objects.filter(event=event).values_list("subscriber__address", "frequency"))


def told(address: str, event: Event, state: AlertState, often: Frequency = Frequency.AT_ONCE, **more) -> Alert:
    subscription = a_subscription(address, frequency=often, **more)
    is_held = state == AlertState.LEASED
    return Alert.objects.create(
        event=event,
        subscriber=subscription.subscriber,
        channel="mail",
        state=state,
        frequency=often,
        lease=uuid4() if is_held else None,
        next_try_at=SEEN if is_held or state == AlertState.PENDING else None,
        accepted_at=SEEN if state == AlertState.ACCEPTED else None,
    )


def a_correction_of(event: Event) -> Event:
    return an_event(a_change(corrects=event.change), EventKind.CORRECTED, substances=["7-oh"])


def a_retraction_of(event: Event) -> Event:
    nothing = {**event.change.machine, "cells": [], "naming": Naming.MENTIONED}
    return an_event(a_change(corrects=event.change, human=nothing), EventKind.CORRECTED)


def test_a_correction_is_owed_to_exactly_those_who_were_told():
    wrong = an_event()
    told("told@example.org", wrong, AlertState.ACCEPTED)
    told("bounced@example.org", wrong, AlertState.BOUNCED)
    a_subscription("later@example.org")
    correction = a_correction_of(wrong)
    dispatch(correction)
    assert owed_to(correction).keys() == {"told@example.org"}


def test_a_correction_reaches_who_was_still_waiting_for_the_wrong_alert():
    wrong = an_event()
    told("waiting@example.org", wrong, AlertState.PENDING)
    correction = a_correction_of(wrong)
    dispatch(correction)
    assert owed_to(correction).keys() == {"waiting@example.org"}


def test_a_correction_is_not_owed_to_who_left_since():
    wrong = an_event()
    told("gone@example.org", wrong, AlertState.ACCEPTED)
    a_subscriber("gone@example.org").subscriptions.update(ended_at=SEEN + timedelta(days=1))
    assert dispatch(a_correction_of(wrong)) == 0


def test_who_was_told_the_wrong_is_told_the_right_at_once_however_seldom_they_want_mail():
    wrong = an_event()
    told("told@example.org", wrong, AlertState.ACCEPTED, Frequency.WEEKLY)
    told("waiting@example.org", wrong, AlertState.WAITING, Frequency.WEEKLY)
    correction = a_correction_of(wrong)
    dispatch(correction)
    assert owed_to(correction) == {"told@example.org": Frequency.AT_ONCE, "waiting@example.org": Frequency.WEEKLY}


def test_who_asked_only_for_days_to_come_is_told_that_one_was_wrong():
    reminder = an_event(kind=EventKind.COMING_UP)
    told("ann@example.org", reminder, AlertState.ACCEPTED, topic=Interest.COMING)
    correction = a_correction_of(reminder)
    dispatch(correction)
    assert owed_to(correction).keys() == {"ann@example.org"}


def test_what_is_taken_back_is_not_told_to_who_never_heard_of_it():
    wrong = an_event()
    told("told@example.org", wrong, AlertState.ACCEPTED)
    told("waiting@example.org", wrong, AlertState.PENDING)
    retraction = a_retraction_of(wrong)
    dispatch(retraction)
    assert owed_to(retraction).keys() == {"told@example.org"}


def test_what_takes_a_correction_back_reaches_who_was_still_waiting_for_that():
    correction = a_correction_of(an_event())
    told("waiting@example.org", correction, AlertState.PENDING)
    back = a_retraction_of(correction)
    dispatch(back)
    assert owed_to(back).keys() == {"waiting@example.org"}


def test_who_was_perhaps_told_counts_as_told():
    wrong = an_event()
    perhaps = told("ann@example.org", wrong, AlertState.SUPPRESSED)
    Alert.objects.filter(pk=perhaps.pk).update(ambiguous=1)
    retraction = a_retraction_of(wrong)
    dispatch(retraction)
    assert owed_to(retraction).keys() == {"ann@example.org"}


def test_a_correction_waits_while_a_sender_holds_what_it_corrects():
    wrong = an_event()
    held = told("ann@example.org", wrong, AlertState.LEASED)
    retraction = a_retraction_of(wrong)
    dispatch(retraction)
    assert retraction in Event.objects.awaiting_dispatch()
    Alert.objects.filter(pk=held.pk).update(state=AlertState.ACCEPTED, accepted_at=SEEN, next_try_at=None, lease=None)
    dispatch(retraction)
    assert owed_to(retraction).keys() == {"ann@example.org"}


def test_a_retraction_in_the_middle_of_a_fan_out_goes_to_exactly_those_who_got_the_wrong(sink: SmtpSink, monkeypatch):
    monkeypatch.setattr("tracker.alerts.fresh.FRESH_FOR", 0.0)
    for number in range(9):
        a_subscription(f"reader{number}@example.org")
    wrong = an_event()
    dispatch(wrong)
    fill, corrections = sending.fill, []

    def fill_the_fourth_and_take_it_back(form, event, subscriber, subscriptions):
        if subscriber.address == "reader3@example.org":
            corrections.append(a_retraction_of(wrong))
        return fill(form, event, subscriber, subscriptions)

    monkeypatch.setattr(sending, "fill", fill_the_fourth_and_take_it_back)
    assert sending.send(Alert.objects.filter(event=wrong)) == 4
    (correction,) = corrections
    dispatch(correction)
    assert sending.send(Alert.objects.filter(event=correction)) == 4
    mails_to = Counter(delivery.recipients for delivery in sink.messages)
    assert mails_to == {(f"reader{number}@example.org",): 2 for number in range(4)}
