"""The page of a place flattens nothing: the law through time, the law of the towns, and every word of a condition."""

from datetime import date, timedelta

import pytest
from django.test import Client
from lxml import html

from tests.builders import LOUISIANA, SEEN, a_place
from tests.lookup.words import words_of
from tests.rules import a_published_rule, a_rule, rules_for_all
from tracker.evidence.models import Source
from tracker.lookup.freshness import freshness
from tracker.vocabulary import ConditionKind, Effect, Form, Freshness, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
PAGE = f"/place/{LOUISIANA}/"
US = "ocd-division/country:us"


def test_the_law_through_time_is_told_period_by_period() -> None:
    rules_for_all(Effect.ALLOWED, kind=InstrumentKind.FINDING, citation="none", counts_from=date(2020, 1, 1),
                  counts_to=date(2025, 8, 1))  # fmt: skip
    rules_for_all(Effect.PROHIBITED)
    page = words_of(PAGE)
    assert "the beginning December 31, 2019 Unknown" in page
    assert "January 1, 2020 July 31, 2025 Not regulated" in page
    assert "August 1, 2025 no end known Prohibited (shown here)" in page


def test_a_day_that_no_law_names_is_not_told_as_its_beginning() -> None:
    rules_for_all(Effect.PROHIBITED, valid_from="", counts_from=date(2026, 6, 8))
    assert "June 8, 2026 or earlier: no day is on record no end known Prohibited" in words_of(PAGE)


def test_the_period_of_the_day_asked_about_is_the_one_shown() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert "the beginning July 31, 2025 Unknown (shown here)" in words_of(f"{PAGE}?on=2025-07-31")


def test_the_way_to_another_day_keeps_what_was_known() -> None:
    rules_for_all(Effect.PROHIBITED)
    page = html.fromstring(Client().get(f"{PAGE}?known=2026-01-02").content.decode())
    assert page.xpath("//th/a/@href") == ["?on=2025-08-01&known=2026-01-02"]


def test_a_law_that_does_not_decide_says_so() -> None:
    rules_for_all(Effect.PROHIBITED)
    a_rule(Effect.ALLOWED, citation="A laxer law")
    before, _, after = words_of(PAGE).partition("A laxer law")
    assert "It does not decide the label here." in after
    assert "It does not decide the label here." not in before


def test_a_law_that_is_over_and_one_to_come_are_told_apart_from_those_in_force() -> None:
    a_rule(citation="Rule 1", valid_from="2025-01-01", valid_to="2025-07-01", counts_from=date(2025, 1, 1),
           counts_to=date(2025, 7, 1))  # fmt: skip
    a_rule(citation="Rule 2")
    a_rule(citation="Rule 3", valid_from="2200", counts_from=date(2200, 1, 1))
    _, _, after = words_of(PAGE).partition("Laws that do not hold here on this day")
    assert "Rule 1 (Louisiana, from 2025-01-01 until before 2025-07-01; expired): Selling it: forbidden" in after
    assert "Rule 3 (Louisiana, from 2200; enacted, not yet in force)" in after
    assert "Rule 2" not in after


def test_a_threshold_a_form_and_every_condition_are_told_with_the_law_s_words() -> None:
    duties = [
        {"kind": ConditionKind.MINIMUM_AGE, "amount": "21", "unit": "years", "words": "not under twenty-one"},
        {"kind": ConditionKind.CAP, "amount": "150", "unit": "mg", "basis": "serving", "words": "150 mg a serving"},
    ]
    a_rule(Effect.CONDITIONAL, conditions=duties)
    limit = {"comparison": "more_than", "amount": "2", "unit": "percent", "basis": "alkaloids"}
    a_rule(Effect.PROHIBITED, form=Form.EXTRACT, threshold={"needs": "any", "limits": [limit]})
    page = words_of(PAGE)
    assert "A minimum age: 21 years: “not under twenty-one”" in page
    assert "A cap: 150 mg per serving: “150 mg a serving”" in page
    assert "Selling it, as an extract with more than 2 percent of alkaloids: forbidden" in page


def test_a_threshold_within_a_threshold_is_told_in_brackets() -> None:
    dose = {"comparison": "at_most", "amount": "1", "unit": "mg", "basis": "a serving"}
    share = {"comparison": "less_than", "amount": "2", "unit": "percent", "basis": "alkaloids"}
    threshold = {"needs": "any", "limits": [dose, {"needs": "all", "limits": [share, dose]}]}
    a_rule(Effect.CONDITIONAL, form=Form.SEMI_SYNTHETIC, threshold=threshold)
    said = "at most 1 mg of a serving or (less than 2 percent of alkaloids and at most 1 mg of a serving)"
    assert f"Selling it, if it is semi-synthetic with {said}: " in words_of(PAGE)


def test_activities_that_are_treated_alike_are_one_sentence() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert words_of(PAGE).count("Anything with it: forbidden") == 1


def test_a_state_lists_the_towns_with_a_law_of_their_own() -> None:
    town = a_place(f"{LOUISIANA}/place:slidell", name="Slidell", level=Level.PLACE)
    a_place(f"{LOUISIANA}/place:kenner", name="Kenner", level=Level.PLACE)
    a_rule(place=town, citation="Ord. 1")
    page = words_of(PAGE)
    assert "Slidell (place) Kratom Selling it: forbidden Prohibited" in page
    assert "Kenner" not in page


def test_a_county_lists_the_towns_that_lie_in_it() -> None:
    county = a_place(f"{LOUISIANA}/county:tammany", name="St. Tammany", level=Level.COUNTY)
    town = a_place(f"{LOUISIANA}/place:slidell", name="Slidell", level=Level.PLACE)
    town.counties.add(county)
    a_rule(place=town, citation="Ord. 1")
    assert "Slidell (place) Kratom Selling it: forbidden" in words_of(f"/place/{county.ocd_id}/")


def test_a_town_says_whether_its_own_law_was_checked() -> None:
    town = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    a_published_rule()
    assert "Nobody here has checked whether this place has a law of its own" in words_of(f"/place/{town.ocd_id}/")
    a_rule(place=town, citation="Ord. 1")
    assert "This place has a law of its own on record" in words_of(f"/place/{town.ocd_id}/")


def test_each_reason_says_when_it_was_last_checked_and_by_what() -> None:
    a_published_rule()
    Source.objects.update(last_good_at=SEEN)
    assert "Last checked January 1, 2026, 00:00 UTC. Read from us_la_law." in words_of(PAGE)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (InstrumentKind.STATUTE, Freshness.FRESH),
        (InstrumentKind.FINDING, Freshness.DUE),
        (InstrumentKind.EMERGENCY_RULE, Freshness.STALE),
    ],
)
def test_what_may_change_without_notice_grows_stale_sooner(kind: InstrumentKind, word: Freshness) -> None:
    assert freshness(SEEN, timedelta(days=90), SEEN + timedelta(days=40), kind) is word
