"""A place whose borders do not fit the boxes is answered with what is known of them, and never with another place."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.find import find
from tracker.catalog.posts import posts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

US = "ocd-division/country:us"


def reached(words: str) -> list[str]:
    return [place.in_full() for place in find(words).reaches]


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("42223", "Montgomery County, Tennessee"),
        ("97635", "Modoc County, California"),
        ("59221", "McKenzie County, North Dakota"),
        ("84536", "Navajo County, Arizona"),
        ("57717", "Crook County, Wyoming"),
        ("86515", "McKinley County, New Mexico"),
    ],
)
def test_a_zip_code_across_a_state_line_names_the_other_side_first(code: str, first: str) -> None:
    assert reached(code)[0] == first
    assert f"It crosses a state line: it reaches into {first}" in find(code).note


def test_a_zip_code_in_several_counties_of_a_state_names_them() -> None:
    assert reached("62002") == ["Macoupin County, Illinois", "Madison County, Illinois"]
    assert "state line" not in find("62002").note


def test_a_zip_code_that_is_not_known_to_cross_a_line_says_that_it_may() -> None:
    found = find("62052")
    assert found.reaches == ()
    assert found.note == (
        "ZIP 62052: answered for Jerseyville, Illinois. A ZIP code can reach into another city, county or even state. "
        "To be sure, ask for the city or county."
    )


def test_a_zip_code_answers_for_a_place_and_does_not_reach_into_the_same() -> None:
    astray = [code for code, post in posts([f"{number:05}" for number in range(1, 9000)]).items()
              if post.place in post.reaches]  # fmt: skip
    assert astray == []


def test_an_address_in_the_other_state_of_a_zip_code_is_answered_there() -> None:
    assert find("Clarksville, TN 42223").place == find("Clarksville, TN").place


def test_an_address_in_a_state_that_the_zip_code_does_not_reach_leaves_the_choice() -> None:
    assert find("Nashville, TN 42101").place is None
