"""Who is owed an alert of what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import (
    COUNTRY,
    LOUISIANA,
    SEEN,
    a_change,
    a_place,
    a_substance,
    an_event,
)
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert
from tracker.alerts.reach import reach
from tracker.alerts.words import AlertState, Frequency, Interest
from tracker.vocabulary import EventKind, Level, Topic

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


def test_an_event_from_before_the_machine_s_time_was_set_back_is_owed_at_once():
    a_subscription()
    event = an_event(recorded_at=timezone.now() + timedelta(hours=1))
    assert dispatch(event) == 1
    assert Alert.objects.awaiting_delivery(timezone.now()).count() == 1


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (EventKind.PUBLISHED, {"law@example.org"}),
        (EventKind.COMING_UP, {"coming@example.org"}),
        (EventKind.IN_FORCE, {"law@example.org", "coming@example.org"}),
        (EventKind.LAPSED, {"law@example.org"}),
    ],
)
def test_the_day_of_force_is_told_to_who_asked_for_the_law_or_for_such_days(kind, told):
    a_subscription("law@example.org")
    a_subscription("coming@example.org", topic=Interest.COMING)
    event = an_event(kind=kind)
    dispatch(event)
    assert owed_to(event) == told


def test_what_a_county_decides_is_told_in_the_cities_that_lie_in_it():
    county = a_place(f"{LOUISIANA}/county:caddo", level=Level.COUNTY)
    city = a_place(f"{LOUISIANA}/place:shreveport", level=Level.PLACE)
    city.counties.add(county)
    a_subscription("city@example.org", place=city)
    a_subscription("other@example.org", place=a_place(f"{LOUISIANA}/place:houma", level=Level.PLACE))
    event = an_event(jurisdiction=county)
    dispatch(event)
    assert owed_to(event) == {"city@example.org"}


def test_what_a_state_decides_is_told_to_a_tribe_with_land_in_it_and_elsewhere():
    tribe = a_place(f"{COUNTRY}/tribal:navajo", level=Level.TRIBAL)
    tribe.counties.add(a_place(LOUISIANA), a_place(f"{COUNTRY}/state:tx"))
    a_subscription("tribe@example.org", place=tribe)
    event = an_event(jurisdiction=a_place(LOUISIANA))
    dispatch(event)
    assert owed_to(event) == {"tribe@example.org"}


def test_the_desk_can_ask_how_many_a_change_would_reach():
    a_subscription("ann@example.org")
    a_subscription("ann@example.org", substance=a_substance())
    a_subscription("bob@example.org", substance=a_substance("7-oh"))
    a_subscription("cy@example.org", frequency=Frequency.DAILY)
    assert reach(a_change()) == {Frequency.AT_ONCE: 1, Frequency.DAILY: 1, Frequency.WEEKLY: 0}


def test_a_correction_would_reach_whom_it_corrects():
    wrong = an_event()
    a_subscription("ann@example.org")
    dispatch(wrong)
    a_subscription("late@example.org")
    assert sum(reach(a_change(corrects=wrong.change)).values()) == 1


def test_of_several_frequencies_the_soonest_counts():
    a_subscription(place=a_place(LOUISIANA), frequency=Frequency.WEEKLY)
    a_subscription(place=a_place(f"{LOUISIANA}/county:caddo"), frequency=Frequency.AT_ONCE)
    dispatch(an_event())
    alert = Alert.objects.get()
    assert (alert.frequency, alert.state) == (Frequency.AT_ONCE, AlertState.PENDING)


def test_what_is_due_is_found_by_an_index():
    assert "alerts_to_deliver" in Alert.objects.awaiting_delivery(SEEN).explain()
