"""Several places in one question: none of them is the answer for all, and no name is made of two."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tests.catalog.test_find import US, answer, matches
from tracker.catalog.find import find
from tracker.catalog.mentioned import mentioned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Georgia and Alabama", ["Georgia", "Alabama"]),
        ("New Jersey or Jersey", ["New Jersey", "Jersey"]),
        ("Ohio/Indiana", ["Ohio", "Indiana"]),
        ("OH, IN, KY", ["Ohio", "Indiana", "Kentucky"]),
        ("OH IN KY", ["Ohio", "Indiana", "Kentucky"]),
        ("TX/OK", ["Texas", "Oklahoma"]),
        ("TX-OK", ["Texas", "Oklahoma"]),
        ("DC, MD", ["District of Columbia", "Maryland"]),
        ("Bristol VA/TN", ["Bristol, Virginia", "Tennessee"]),
        ("Chicago, IL → Memphis, TN", ["Chicago, Illinois", "Memphis, Tennessee"]),
        ("Portland OR and Boise ID", ["Portland, Oregon", "Boise, Idaho"]),
    ],
)
def test_what_is_joined_is_several_places(words: str, places: list[str]) -> None:
    assert find(words).matches == ()
    assert [place.in_full() for place in mentioned(words).places] == places


@pytest.mark.parametrize("words", ["Ohio Indiana", "Washington, Oregon", "California, Maryland", "Louisiana Missouri"])
def test_two_states_are_not_passed_over_for_a_place_of_their_names(words: str) -> None:
    found = find(words)
    assert found.place is None
    assert [place.level for place in found.matches[:2]] == ["state", "state"]


def test_a_city_called_like_a_state_is_answered_for_before_its_own_state_and_both_are_told() -> None:
    assert answer("Louisiana, Missouri") == f"{US}/state:mo/place:louisiana"
    assert find("Louisiana, Missouri").note.startswith("Louisiana and Missouri are states, too.")


@pytest.mark.parametrize("words", ["King and Queen County, VA", "Trinidad and Tobbago", "LA, CA", "Saint Thomas, USVI"])
def test_a_name_that_looks_like_several_is_one(words: str) -> None:
    assert len(matches(words)) == 1
