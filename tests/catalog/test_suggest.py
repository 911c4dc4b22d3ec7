"""A name that somebody begins to type is completed."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.mentioned import mentioned
from tracker.catalog.suggest import suggest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

ALTON_NAME = "Alton, Illinois"
ALTON = "ocd-division/country:us/state:il/place:alton"


def test_what_one_begins_to_type_is_completed_states_first() -> None:
    names = [place.in_full() for place in suggest("lo", 4)]
    assert names[0] == "Louisiana"
    assert "Los Angeles, California" in names


def test_a_beginning_may_name_the_state() -> None:
    assert suggest("Alton, il", 1)[0].ocd_id == ALTON
    assert {place.parent.name for place in suggest("springfield, i", 9) if place.parent} == {"Illinois", "Indiana"}


@pytest.mark.parametrize("beginning", ["", " ", ",", "zzzz"])
def test_a_beginning_of_nothing_is_not_completed(beginning: str) -> None:
    assert suggest(beginning, 5) == []


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("can I drive from Ohio to Florida with 7-OH", ["Ohio", "Florida"]),
        ("Is kratom legal in Alton, IL?", ["Alton, Illinois"]),
        ("is it banned in Sarasota County FL", ["Sarasota County, Florida"]),
        ("age in Nebraska", ["Nebraska"]),
        ("Mississippi county bans", ["Mississippi"]),
        ("from West Virginia to Georgia", ["West Virginia", "Georgia"]),
        ("from TX through Chicago to Tennessee", ["Texas", "Chicago, Illinois", "Tennessee"]),
        ("can you ship it to 62052, 35203 and 62002", ["Jerseyville, Illinois", "Birmingham, Alabama", ALTON_NAME]),
        ("is kratom legal near me", []),
        ("is kratom legal in me", ["Maine"]),
        ("tell me or hi in me ok", []),
        ("download the data", []),
        ("Ohio " * 50, []),
    ],
)
def test_a_sentence_speaks_of_places(sentence: str, places: list[str]) -> None:
    assert [place.in_full() for place in mentioned(sentence).places] == places


def test_a_sentence_that_names_no_one_place_suggests_them_all() -> None:
    perhaps = mentioned("is it legal in Springfield").perhaps
    assert {"Illinois", "Missouri"} <= {place.parent.name for place in perhaps.matches if place.parent}
    assert [place.name for place in mentioned("is kratum legal in missisippi").perhaps.matches] == ["Mississippi"]


def test_a_zip_code_that_nobody_knows_is_told_beside_the_others() -> None:
    assert mentioned("62002 99999").unknown_zips == ("99999",)
