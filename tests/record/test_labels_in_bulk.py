"""Labels of many places at once."""

from datetime import UTC, date, datetime

import pytest

from tests.builders import COUNTRY, SEEN, a_place, a_substance
from tests.rules import a_rule
from tracker import prepared
from tracker.record.held import held_for
from tracker.record.labels import labels
from tracker.vocabulary import Activity, Effect, Label, Level

pytestmark = pytest.mark.django_db


def test_more_places_than_one_statement_can_name_are_all_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "MOST", 2)
    states = [a_place(f"{COUNTRY}/state:s{number}") for number in range(5)]
    kratom = a_substance()
    for state in states:
        a_rule(Effect.PROHIBITED, Activity.SALE, place=state)
    told = labels(states, [kratom], date(2026, 1, 1), SEEN)
    assert [told[state.pk, "kratom"].answer.label for state in states] == [Label.PROHIBITED] * 5


def test_a_county_that_an_id_does_not_name_stands_around_its_town() -> None:
    state, county = a_place(f"{COUNTRY}/state:xx"), a_place(f"{COUNTRY}/state:xx/county:one", level=Level.COUNTY)
    town = a_place(f"{COUNTRY}/state:xx/place:town", level=Level.PLACE)
    town.counties.add(county)
    around = [one.ocd_id for one in held_for([town], [a_substance()], SEEN).around[town.pk]]
    assert around == [COUNTRY, state.ocd_id, town.ocd_id, county.ocd_id]


def test_a_rule_is_held_from_the_very_moment_it_is_recorded_to_the_one_it_is_superseded() -> None:
    place, kratom = a_place(), a_substance()
    first, last = datetime(2026, 1, 1, 12, tzinfo=UTC), datetime(2026, 1, 2, 12, 0, 0, 5, tzinfo=UTC)
    a_rule(Effect.PROHIBITED, Activity.SALE, place=place, recorded_at=first, superseded_at=last)
    moments = (first.replace(hour=11), first, last.replace(microsecond=4), last)
    held = [list(held_for([place], [kratom], moment).rules_of(place, kratom)) for moment in moments]
    assert [len(rules) for rules in held] == [0, 1, 1, 0]
