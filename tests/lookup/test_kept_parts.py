"""Places share a part of a page only where the law that reaches them, and how it does, is the same."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import LOUISIANA, a_place, a_substance
from tests.rules import a_published_rule
from tracker.catalog.models import Jurisdiction
from tracker.record.models import Instrument
from tracker.vocabulary import Activity, Effect, InstrumentKind, Level, Reach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture(autouse=True)
def _a_state_that_limits_sale(db: None, one_era: None) -> None:
    a_substance()
    a_published_rule(Effect.CONDITIONAL, Activity.SALE, citation="RS 40:989")


def a_town(name: str, **more: str) -> Jurisdiction:
    return a_place(f"{LOUISIANA}/place:{name}", name=name, level=Level.PLACE, **more)


def page(place: Jurisdiction) -> str:
    return Client().get(f"/place/{place.ocd_id}/").content.decode()


def test_towns_under_one_law_share_what_is_printed_of_it() -> None:
    first, second = a_town("one"), a_town("two")
    with CaptureQueriesContext(connection) as anew:
        page(first)
    with CaptureQueriesContext(connection) as shared:
        assert "RS 40:989" in page(second)
    assert len(shared) < len(anew)


def test_what_is_shared_bears_each_towns_own_name_and_address() -> None:
    first, second = a_town("one"), a_town("two")
    second.name = "A&B"
    second.save()
    pages = page(first), page(second)
    assert "Get a mail when the law changes in one<" in pages[0]
    assert "Get a mail when the law changes in A&amp;B<" in pages[1]
    assert ("place:one" in pages[1], "place:two" in pages[0]) == (False, False)


def test_a_town_with_a_law_of_its_own_shares_nothing_with_its_neighbour() -> None:
    strict, lax = a_town("strict"), a_town("lax")
    a_published_rule(Effect.PROHIBITED, Activity.SALE, place=strict, citation="Ordinance 7")
    assert "Ordinance 7" in page(strict)
    assert "Ordinance 7" not in page(lax)
    assert "Nobody here has checked whether this place has a law of its own" in page(lax)


def test_a_law_outside_towns_is_told_of_a_township_and_not_of_a_town() -> None:
    county = a_place(f"{LOUISIANA}/parish:one", level=Level.COUNTY)
    Instrument.objects.create(
        jurisdiction=county, kind=InstrumentKind.ORDINANCE, citation="Parish Code 5", reach=Reach.UNINCORPORATED
    )
    a_published_rule(Effect.PROHIBITED, Activity.SALE, place=county, citation="Parish Code 5")
    town, township = a_town("town", geoid="2200001"), a_town("ward", geoid="2200100001")
    for place in (town, township):
        place.counties.add(county)
    assert "Laws that do not hold here on this day" in page(town)
    assert "Laws that do not hold here on this day" not in page(township)


def test_what_is_published_for_the_state_is_told_of_the_next_town() -> None:
    page(a_town("one"))
    a_published_rule(Effect.PROHIBITED, Activity.POSSESSION, citation="RS 40:964")
    assert "RS 40:964" in page(a_town("two"))


def test_words_that_look_like_a_gap_are_none() -> None:
    a_published_rule(Effect.PROHIBITED, Activity.POSSESSION, citation="RS \ue000elsewhere\ue001 40:964")
    assert "RS  40:964" in page(a_town("one"))
