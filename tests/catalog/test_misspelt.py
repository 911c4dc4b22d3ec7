"""A misspelt name, or one for short, finds what is meant, and what is not sure is left to choose."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tests.catalog.test_find import US, answer, matches
from tracker.catalog.find import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Louisianna", "state:la"),
        ("Huntigton Beach, CA", "state:ca/place:huntington_beach"),
        ("Alton, Ilinois", "state:il/place:alton"),
        ("Jonse County, MS", "state:ms/county:jones"),
    ],
)
def test_a_misspelt_name_is_found_and_marked(words: str, path: str) -> None:
    found = find(words)
    assert answer(words) == f"{US}/{path}"
    assert found.misspelt
    assert found.note.startswith("Nothing is spelt so.")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *(("Missisippi", "Mississippi"), ("Misisipi", "Mississippi"), ("Tennesee", "Tennessee")),
        *(("Tenesee", "Tennessee"), ("Pensylvania", "Pennsylvania"), ("Masachusets", "Massachusetts")),
        *(("Conetticut", "Connecticut"), ("Wes Virginia", "West Virginia"), ("Tailand", "Thailand")),
        *(("Morroco", "Morocco"), ("Philipines", "Philippines"), ("Bangkok, Tailand", "Thailand")),
        *(("Noth Korea", "North Korea"), ("Nothern Ireland", "United Kingdom"), ("French Guyana", "French Guiana")),
        *(("Siant Lucia", "Saint Lucia"), ("SaintLucia", "Saint Lucia"), ("Indianna", "Indiana")),
        *(("Litle Rock, Arkansaw", "Little Rock, Arkansas"), ("Memphis Tennesee", "Memphis, Tennessee")),
        *(("Alton, Ilinois, USA", "Alton, Illinois"), ("Missisippi, USA", "Mississippi")),
    ],
)
def test_a_misspelt_state_or_country_is_answered_for_and_marked(words: str, name: str) -> None:
    found = find(words)
    assert [place.in_full() for place in found.matches] == [name]
    assert found.place is not None
    assert found.note == f"Nothing is spelt so. Read as {name}."


@pytest.mark.parametrize(
    ("words", "name"),
    [("Utha", "Utah"), ("Ohoi", "Ohio"), ("Iclend", "Iceland"), ("Road Island", "Rhode Island"), ("Japn", "Japan")],
)
def test_what_is_only_perhaps_a_state_or_country_is_suggested_first(words: str, name: str) -> None:
    found = find(words)
    assert found.place is None
    assert found.matches[0].name == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Arkansaw", ["Arkansas", "Pepin County, Wisconsin"]),
        ("Arkansaw, USA", ["Arkansas", "Pepin County, Wisconsin"]),
        ("Main", ["Maine", "Main township, Columbia County, Pennsylvania"]),
        ("New Guinea", ["Guinea", "Papua New Guinea"]),
        ("N Mexico", ["New Mexico", "Mexico"]),
        ("Indiaa", ["Indiana", "India"]),
    ],
)
def test_a_village_or_country_is_not_taken_for_the_state_or_country_that_may_be_meant(
    words: str, names: list[str]
) -> None:
    found = find(words)
    assert found.place is None
    assert [place.in_full() for place in found.matches] == names


def test_a_city_that_is_nearly_called_like_a_country_is_answered_for_and_the_note_names_the_country() -> None:
    found = find("Monaca")
    assert answer("Monaca") == f"{US}/state:pa/place:monaca"
    assert found.note == "Nearly spelt so: Monaco."


def test_a_note_tells_namesakes_apart() -> None:
    assert find("Gorgia").note == "Nothing is spelt so. Perhaps Georgia (state); Georgia (country)?"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *(("Calif.", "California"), ("N Carolina", "North Carolina"), ("W. Va.", "West Virginia")),
        *(("Penn", "Pennsylvania"), ("Ark", "Arkansas"), ("Little Rock, Ark.", "Little Rock, Arkansas")),
        *(
            ("N.Y.", "New York"),
            ("D.C.", "District of Columbia"),
            ("PR", "Puerto Rico"),
            ("USVI", "U.S. Virgin Islands"),
        ),
        ("L.A.", "Los Angeles, California"),
    ],
)
def test_a_state_is_found_by_what_people_write_for_short(words: str, name: str) -> None:
    place = find(words).place
    assert place is not None
    assert place.in_full() == name


def test_a_word_of_english_is_not_taken_for_the_code_of_a_country() -> None:
    assert matches("can I buy it") == []
    assert answer("Rome, IT") == "ocd-division/country:it"


def test_a_journey_is_not_answered_for_where_it_ends() -> None:
    assert matches("can I fly from Ohio to Thailand") == []


def test_a_misspelt_city_without_a_state_is_only_suggested() -> None:
    found = find("Huntigton Beach")
    assert found.place is None
    assert matches("Huntigton Beach") == [f"{US}/state:ca/place:huntington_beach"]
    assert found.misspelt


def test_a_misspelt_name_with_its_state_is_no_country() -> None:
    place = find("Scftia, ND").place
    assert place is not None
    assert place.in_full() == "Scotia township, Bottineau County, North Dakota"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Korea, North", "North Korea"),
        ("Virginia, West", "West Virginia"),
        ("Illinois, Alton", "Alton, Illinois"),
        ("Georgia, Washington", ""),
    ],
)
def test_what_is_turned_at_its_comma_is_turned_back(words: str, meant: str) -> None:
    place = find(words).place
    assert (place.in_full() if place else "") == meant


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *(("Philly", "Philadelphia, Pennsylvania"), ("Vegas", "Las Vegas, Nevada"), ("NOLA", "New Orleans, Louisiana")),
        *(("SF", "San Francisco, California"), ("KCK", "Kansas City, Kansas"), ("NY, NY", "New York, New York")),
    ],
)
def test_a_city_is_found_by_what_its_people_call_it(words: str, name: str) -> None:
    place = find(words).place
    assert place is not None
    assert place.in_full() == name


@pytest.mark.parametrize("words", ["the panhandle", "tri-state area", "the South", "West Coast"])
def test_a_part_of_the_country_is_no_town_of_its_name(words: str) -> None:
    found = find(words)
    assert found.matches == ()
    assert "no place with a law of its own" in found.note


def test_a_capital_is_no_town_that_is_called_like_its_country() -> None:
    assert answer("Mexico City") is None
    assert matches("Mexico City") == ["ocd-division/country:mx", f"{US}/state:mo/place:mexico"]
    assert answer("City of Mexico, MO") == f"{US}/state:mo/place:mexico"


def test_who_asks_for_washington_is_told_that_it_is_the_state() -> None:
    found = find("Washington")
    assert answer("Washington") == f"{US}/state:wa"
    assert "For the capital of the United States ask for Washington, D.C." in found.note


def test_who_leaves_a_state_out_does_not_misspell_it() -> None:
    assert matches("not Texas") == []
