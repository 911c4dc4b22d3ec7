"""A place is found by what people call it, and never by a guess."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.builders import COUNTRY, LOUISIANA, a_place
from tracker.catalog.load import load_governments
from tracker.lookup.find import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def gazetteer() -> None:
    load_governments()


def ids(words: str) -> list[str]:
    return [place.ocd_id for place in find(words)]


@pytest.mark.parametrize(
    "words",
    ["Louisiana", "  louisiana ", "LOUISIANA", "Loüisiana", "LA", "la", "US-LA", "us-la", "us la", "22", LOUISIANA],
)
def test_a_state_is_found_by_name_postal_code_iso_code_geoid_and_ocd_id(gazetteer: None, words: str) -> None:
    assert ids(words) == [LOUISIANA]


@pytest.mark.parametrize("words", ["United States", "US", "usa", "U.S.A."])
def test_the_country_is_found(gazetteer: None, words: str) -> None:
    assert ids(words) == [COUNTRY]


def test_a_country_is_found_by_its_iso_code_where_no_state_is_known_by_it(gazetteer: None) -> None:
    assert ids("TH") == ["ocd-division/country:th"]


@pytest.mark.parametrize("words", ["", "   ", "Atlantis", "Louis", "New", "%", "_A", "L\x00A", "ocd-division/", "🌿"])
def test_what_no_place_is_called_finds_none(gazetteer: None, words: str) -> None:
    assert ids(words) == []


def test_words_that_mean_two_places_find_both() -> None:
    a_place(LOUISIANA)
    a_place(f"{LOUISIANA}/place:vienna", name="Viénna", level="place")
    a_place(f"{COUNTRY}/state:tx/place:vienna", name="Vienna", level="place")
    assert len(find("vienna")) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=some.text(max_size=250))
def test_no_words_are_too_strange_to_look_up(gazetteer: None, words: str) -> None:
    assert isinstance(find(words), list)
