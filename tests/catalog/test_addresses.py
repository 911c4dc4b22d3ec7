"""Addresses as they are copied from parcels, maps and letters: all of them counts, also what stands in an odd place."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tests.catalog.test_find import ALTON, US, answer, matches
from tracker.catalog.find import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


@pytest.mark.parametrize(
    "words",
    [
        *("62002 Alton", "62002, Alton, IL", "62002-1234 Alton IL", "62002 IL", "62002 Illinois", "62002, USA"),
        *("Illinois 62002", "USA 62002", "Alton, IL 62002 USA", "123 Main St Apt 4B, Alton IL 62002 United States"),
        *("123 Main St, Suite 200, Alton, Madison County, IL, USA", "Alton, Madison County, Illinois"),
        *("Alton (IL)", "Alton (Madison County), IL", "Alton, IL (Madison County)", "Alton (city), IL"),
    ],
)
def test_a_city_is_found_however_its_address_is_written(words: str) -> None:
    assert answer(words) == ALTON


@pytest.mark.parametrize("words", ["12345 Main St", "12345 Lincoln", "12345 Main St, Alton, IL"])
def test_a_house_s_number_is_no_zip_code(words: str) -> None:
    assert answer(words) in (None, ALTON)


def test_a_zip_code_before_another_state_leaves_the_choice() -> None:
    assert answer("62002 Missouri") is None
    assert matches("62002 Missouri") == [f"{US}/state:mo", ALTON]


def test_a_city_before_the_zip_code_of_a_county_is_answered_for_with_the_county() -> None:
    found = find("Alexandria, VA 22306")
    assert answer("Alexandria, VA 22306") == f"{US}/state:va/place:alexandria"
    assert f"{US}/state:va/county:fairfax" in [side.ocd_id for side in found.sides]
    assert "ZIP 22306 answers for Fairfax County, Virginia, where the law may differ." in found.note


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Washington (DC)", "district:dc"),
        ("Portland (Maine)", "state:me/place:portland"),
        ("Georgia (US state)", "state:ga"),
        ("State of Georgia", "state:ga"),
        ("Georgia state", "state:ga"),
        ("Alton township, Madison County, Illinois", "state:il/county:madison/place:alton"),
    ],
)
def test_what_stands_in_brackets_or_beside_a_name_tells_which_is_meant(words: str, path: str) -> None:
    assert answer(words) == f"{US}/{path}"


@pytest.mark.parametrize("words", ["Georgia (country)", "Republic of Georgia", "country of Georgia"])
def test_georgia_the_country_can_be_asked_for(words: str) -> None:
    assert answer(words) == "ocd-division/country:ge"


def test_a_city_is_not_answered_for_where_another_state_stands_in_brackets() -> None:
    assert matches("Chicago (Ohio)") == []


def test_a_post_office_on_both_sides_of_a_state_line_is_on_both() -> None:
    montgomery = f"{US}/state:tn/county:montgomery"
    assert set(matches("Fort Campbell")) == {f"{US}/state:ky/county:christian", montgomery}
    assert answer("Fort Campbell, TN") == montgomery


@pytest.mark.parametrize(
    "words", ["38.9,-90.2", "38.9, -90.2", "38.9°N 90.2°W", "38.9 N, 90.2 W", "38°53'27\"N 90°11'03\"W"]
)
def test_what_lies_nearest_to_a_point_of_a_map_is_left_to_choose(words: str) -> None:
    found = find(words)
    assert found.place is None
    assert found.matches[0].ocd_id == ALTON
    assert "A border may lie between" in found.note


def test_a_point_abroad_is_near_no_post_office() -> None:
    assert find("13.75,100.5").note == "We know no post office in the United States near this point."


@pytest.mark.parametrize("words", ["500,600", "12 34", "91.5, 0.5"])
def test_two_numbers_are_no_point(words: str) -> None:
    assert find(words).note == ""
