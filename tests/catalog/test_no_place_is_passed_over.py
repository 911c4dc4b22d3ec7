"""Whatever a question is worded like, each place that it names is in what is told."""

from itertools import permutations

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tests.catalog.test_find import ALTON, US, answer, matches
from tracker.catalog.find import find
from tracker.catalog.mentioned import mentioned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

PLACES = {
    "Ohio": f"{US}/state:oh",
    "West Virginia": f"{US}/state:wv",
    "TX": f"{US}/state:tx",
    "D.C.": f"{US}/district:dc",
    "Georgia": f"{US}/state:ga",
    "Thailand": "ocd-division/country:th",
    "Alton Illinois": ALTON,
    "Alton, Illinois": ALTON,
    "alton il": ALTON,
    "62002": ALTON,
    "62002 Alton": ALTON,
    "12 Main St, Alton, IL 62002": ALTON,
    "Kansas City, MO": f"{US}/state:mo/place:kansas_city",
    "Little Rock, Ark.": f"{US}/state:ar/place:little_rock",
    "new orleans": f"{US}/state:la/place:new_orleans",
    "NYC": f"{US}/state:ny/place:new_york",
    "Sarasota County": f"{US}/state:fl/county:sarasota",
    "Jones County Mississippi": f"{US}/state:ms/county:jones",
}
OF_ONE = (
    *("{}", "{}?", "kratom {}", "{} kratom law", "kratom ban {}", "is kratom legal in {}?", "is it banned in {} yet?"),
    *(
        "I live in {}",
        "I'm in {} can I buy it",
        "what about {}",
        "the law of {}",
        "{} age limit",
        "can you ship to {}?",
    ),
    *("if I drive to {} can I take it", "Hi, is it ok in {}? Thanks", "my friend in {} uses it", "penalty in {}"),
    *("everywhere but {}", "near {}"),
)
OF_TWO = (
    *("{} to {}", "from {} to {}", "{} and {}", "{} vs {}", "{} or {}?", "between {} and {}", "{} / {}", "{} → {}"),
    *("driving {} to {}", "legal in {} but not {}", "{}; {}", "{} except {}", "is {} stricter than {}"),
    *("I live in {} but work in {}", "layover in {} on the way to {}", "ship from {} to {}", "{} through {}"),
)


def told(question: str) -> set[str]:
    """Return the ids of all places that are answered for, or that somebody is asked to choose from."""
    found = find(question)
    if found.matches:
        return {place.ocd_id for place in (found.sides or found.matches)}
    read = mentioned(question)
    return {place.ocd_id for place in (*read.places, *read.perhaps.matches)}


@pytest.mark.parametrize("wording", OF_ONE)
def test_a_place_is_told_however_it_is_asked_about(wording: str) -> None:
    silent = [name for name, ocd_id in PLACES.items() if ocd_id not in told(wording.format(name))]
    assert silent == []


@pytest.mark.parametrize("wording", OF_TWO)
def test_of_two_places_both_are_told(wording: str) -> None:
    pairs = list(permutations([*PLACES], 2))[::29]
    asked = [(wording.format(*pair), {PLACES[name] for name in pair}) for pair in pairs]
    assert [question for question, wanted in asked if not wanted <= told(question)] == []


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
        ("Alton/IL", ["Alton, Illinois"]),
        ("which is stricter, Ohio or Kentucky?", ["Ohio", "Kentucky"]),
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


def test_of_two_towns_in_a_list_the_one_that_may_be_several_is_left_to_choose() -> None:
    read = mentioned("Alton, Jerseyville")
    assert [place.in_full() for place in read.places] == ["Jerseyville, Illinois"]
    assert ALTON in [place.ocd_id for place in read.perhaps.matches]


def test_where_else_the_name_of_a_city_is_used_is_told() -> None:
    assert "The name is used in Cumberland County, North Carolina, too." in find("Fort Bragg").note
