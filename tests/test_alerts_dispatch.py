"""Who is owed an alert of what."""

from datetime import timedelta

import pytest

from tests.builders import (
    COUNTRY,
    LOUISIANA,
    SEEN,
    a_change,
    a_place,
    a_substance,
    an_event,
)
from tests.subscribers import a_subscriber, a_subscription
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert
from tracker.alerts.reach import reach
from tracker.alerts.words import AlertState, Frequency
from tracker.vocabulary import EventKind, Topic

pytestmark = pytest.mark.django_db


def owed_to(event) -> set[str]:
    return set(Alert.objects.filter(event=event).values_list("subscriber__address", flat=True))


def test_an_event_is_owed_to_who_asked_for_its_place_and_topic():
    a_subscription("ann@example.org")
    event = an_event()
    assert dispatch(event) == 1
    assert owed_to(event) == {"ann@example.org"}


def test_a_federal_event_reaches_who_asked_for_a_state():
    a_subscription(place=a_place(LOUISIANA))
    assert dispatch(an_event(jurisdiction=a_place(COUNTRY))) == 1


def test_a_state_event_does_not_reach_who_asked_for_the_country():
    a_subscription(place=a_place(COUNTRY))
    assert dispatch(an_event()) == 0


def test_a_place_whose_id_only_begins_alike_is_not_below():
    a_subscription(place=a_place(f"{COUNTRY}/state:la_x"))
    assert dispatch(an_event()) == 0


def test_another_substance_or_topic_is_not_told():
    a_subscription("ann@example.org", substance=a_substance("7-oh"))
    a_subscription("bob@example.org", topic=Topic.BILLS)
    assert dispatch(an_event()) == 0


def test_who_matches_three_ways_is_owed_one_alert():
    a_subscription(place=a_place(LOUISIANA))
    a_subscription(place=a_place(LOUISIANA), substance=a_substance())
    a_subscription(place=a_place(f"{LOUISIANA}/county:caddo"))
    assert dispatch(an_event()) == 1


def test_who_has_not_confirmed_is_owed_nothing():
    a_subscriber("ann@example.org", confirmed_at=None)
    a_subscription("ann@example.org")
    assert dispatch(an_event()) == 0


def test_who_left_is_owed_nothing():
    a_subscriber("ann@example.org", ended_at=SEEN)
    a_subscription("ann@example.org")
    a_subscription("bob@example.org", ended_at=SEEN)
    assert dispatch(an_event()) == 0


def test_dispatching_twice_owes_once():
    a_subscription()
    event = an_event()
    dispatch(event)
    a_subscription("late@example.org")
    assert dispatch(event) == 0
    assert owed_to(event) == {"ann@example.org"}


def told(address: str, event, state: AlertState) -> None:
    subscription = a_subscription(address)
    Alert.objects.create(
        event=event,
        subscriber=subscription.subscriber,
        channel="mail",
        state=state,
        next_try_at=SEEN if state == AlertState.PENDING else None,
        accepted_at=SEEN if state == AlertState.ACCEPTED else None,
    )


def a_correction_of(event):
    return an_event(a_change(corrects=event.change), EventKind.CORRECTED, substances=["7-oh"])


def test_a_correction_is_owed_to_exactly_those_who_were_told():
    wrong = an_event()
    told("told@example.org", wrong, AlertState.ACCEPTED)
    told("bounced@example.org", wrong, AlertState.BOUNCED)
    a_subscription("later@example.org")
    correction = a_correction_of(wrong)
    dispatch(correction)
    assert owed_to(correction) == {"told@example.org"}


def test_a_correction_reaches_who_was_still_waiting_for_the_wrong_alert():
    wrong = an_event()
    told("waiting@example.org", wrong, AlertState.PENDING)
    correction = a_correction_of(wrong)
    dispatch(correction)
    assert owed_to(correction) == {"waiting@example.org"}


def test_a_correction_is_not_owed_to_who_left_since():
    wrong = an_event()
    told("gone@example.org", wrong, AlertState.ACCEPTED)
    a_subscriber("gone@example.org").subscriptions.update(ended_at=SEEN + timedelta(days=1))
    assert dispatch(a_correction_of(wrong)) == 0


def test_the_desk_can_ask_how_many_a_change_would_reach():
    a_subscription("ann@example.org")
    a_subscription("ann@example.org", substance=a_substance())
    a_subscription("bob@example.org", substance=a_substance("7-oh"))
    assert reach(a_change()) == 1


def test_of_several_frequencies_the_soonest_counts():
    a_subscription(place=a_place(LOUISIANA), frequency=Frequency.WEEKLY)
    a_subscription(place=a_place(f"{LOUISIANA}/county:caddo"), frequency=Frequency.AT_ONCE)
    dispatch(an_event())
    alert = Alert.objects.get()
    assert (alert.frequency, alert.state) == (Frequency.AT_ONCE, AlertState.PENDING)


def test_what_is_due_is_found_by_an_index():
    assert "alerts_to_deliver" in Alert.objects.awaiting_delivery(SEEN).explain()
