"""A place whose borders do not fit the boxes is answered with what is known of them, and never with another place."""

from pathlib import Path

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.find import find
from tracker.catalog.posts import posts
from tracker.catalog.table import read_table
from tracker.vocabulary import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

US = "ocd-division/country:us"


def answer(words: str) -> str:
    place = find(words).place
    return place.ocd_id.removeprefix(f"{US}/") if place else ""


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


@pytest.mark.parametrize(
    "words",
    [
        *("09012", "96201", "34002-1234", "ZIP 09012", "APO", "APO AE", "APO AE 09012", "PSC 3, FPO AP 96350"),
        *("Unit 100, Box 5, DPO AE 09498-0048", "A.P.O. AE 09012", "PSC 1 APO, AA 34002, USA"),
    ],
)
def test_a_military_address_is_answered_for_no_state_and_no_country(words: str) -> None:
    found = find(words)
    assert found.place is None
    assert found.matches == ()
    assert "military or diplomatic address" in found.note


def test_a_military_zip_code_that_is_a_county_s_geoid_offers_the_county() -> None:
    found = find("34001")
    assert found.place is None
    assert [place.in_full() for place in found.matches] == ["Atlantic County, New Jersey"]
    assert find("geoid 34001").place == found.matches[0]


def test_a_place_in_whose_name_a_military_post_office_is_found_keeps_its_law() -> None:
    assert answer("Fort Campbell, KY 42223") == "state:ky/county:christian"


@pytest.mark.parametrize(
    ("path", "spellings"),
    [
        ("district:dc", ["D.C.", "DC", "Washington DC", "Washington, D.C.", "20001", "20500", "US-DC", "geoid 11"]),
        ("territory:pr", ["Puerto Rico", "PR", "P.R.", "Commonwealth of Puerto Rico", "US-PR", "iso US-PR", "72"]),
        ("territory:pr/municipio:san_juan", ["San Juan, PR", "San Juan, Puerto Rico", "00901", "San Juan PR 00907"]),
        ("territory:pr/municipio:ponce", ["Ponce", "Ponce, PR", "00730", "geoid 72113", "Ponce Municipio"]),
        ("territory:pr/municipio:bayamón", ["Bayamon", "Bayamón, PR", "00956"]),
        ("territory:gu", ["Guam", "GU", "Hagåtña", "Hagatna, GU", "Dededo, Guam", "96910", "96929", "US-GU", "66"]),
        (
            "territory:vi",
            [
                *("US Virgin Islands", "USVI", "VI", "St. Croix", "St Croix, VI", "Saint Thomas, USVI", "00802"),
                *("St. John, US Virgin Islands", "Charlotte Amalie, VI", "Christiansted", "00830", "00850", "US-VI"),
            ],
        ),
        (
            "territory:mp",
            [
                *("Northern Mariana Islands", "Northern Marianas", "CNMI", "MP", "Saipan", "Saipan, MP", "96950"),
                *("Tinian, CNMI", "Rota", "96951", "96952", "US-MP", "69"),
            ],
        ),
        ("territory:as", ["American Samoa", "Pago Pago", "Pago Pago, AS", "96799", "US-AS", "60"]),
    ],
)
def test_the_district_and_each_territory_are_found_by_their_everyday_names(path: str, spellings: list[str]) -> None:
    assert {words: answer(words) for words in spellings} == dict.fromkeys(spellings, path)


def test_san_juan_is_in_puerto_rico_as_well_as_in_texas() -> None:
    found = find("San Juan")
    assert found.place is None
    assert {place.parent.name for place in found.matches if place.parent} == {"Puerto Rico", "Texas"}


@pytest.mark.parametrize(
    ("path", "spellings"),
    [
        ("tribal:navajo", ["Navajo Nation", "The Navajo Nation", "Navajo reservation", "Navajo Nation, AZ", "Navajo"]),
        ("tribal:navajo", ["Navajo Nation, New Mexico", "Navajo Nation, UT", "Navajo Nation, USA"]),
        ("tribal:standing_rock", ["Standing Rock", "Standing Rock Reservation, ND"]),
        ("state:ok/tribal:cherokee", ["Cherokee Nation", "Cherokee Nation of Oklahoma", "Cherokee Nation, OK"]),
        ("state:nc/tribal:eastern_cherokee", ["Eastern Band of Cherokee Indians", "Qualla Boundary", "Cherokee, NC"]),
        ("state:ok/tribal:choctaw", ["Choctaw Nation", "Choctaw Nation of Oklahoma"]),
        ("state:ms/tribal:choctaw", ["Mississippi Band of Choctaw Indians", "Choctaw Reservation, MS"]),
        ("state:mt/tribal:blackfeet", ["Blackfeet", "Blackfeet Indian Reservation, MT"]),
    ],
)
def test_a_tribe_is_found_by_its_names_and_its_land(path: str, spellings: list[str]) -> None:
    assert {words: answer(words) for words in spellings} == dict.fromkeys(spellings, path)


@pytest.mark.parametrize(
    "words", ["Choctaw reservation", "Oneida Nation", "Wind River Reservation", "Choctaw", "Osage"]
)
def test_a_name_that_several_tribes_or_a_tribe_and_a_town_bear_is_left_to_choose(words: str) -> None:
    found = find(words)
    assert found.place is None
    assert "tribal" in {place.level for place in found.matches}


def test_a_tribe_is_told_with_the_states_in_which_it_has_land() -> None:
    found = find("Navajo Nation")
    assert reached("Navajo Nation") == ["Arizona", "New Mexico", "Utah"]
    assert found.note == (
        "On tribal land the tribe’s own law counts. It may differ from that of Arizona; New Mexico; Utah, "
        "where the land lies."
    )


@pytest.mark.parametrize(
    "words", ["Xyzzy Band of Indians", "Navaio Resurvation, the Xyzzy Tribe", "Indian reservation"]
)
def test_a_tribe_that_is_not_listed_is_never_another_place(words: str) -> None:
    found = find(words)
    assert found.matches == ()
    assert "No tribe or tribal land that is called so is on our list" in found.note


def test_a_town_whose_name_speaks_of_indians_keeps_its_answer() -> None:
    assert answer("Indian Wells, CA") == "state:ca/place:indian_wells"
    assert answer("Pueblo, CO") == "state:co/place:pueblo"


@pytest.mark.parametrize(
    ("path", "spellings"),
    [
        ("state:va/place:alexandria", ["Alexandria, VA", "22314", "geoid 5101000", "geoid 51510", "0500000US51510"]),
        ("state:va/place:fairfax", ["Fairfax, VA", "City of Fairfax, VA", "geoid 51600"]),
        ("state:va/county:fairfax", ["Fairfax County, VA", "geoid 51059"]),
        ("state:md/place:baltimore", ["Baltimore, MD", "Baltimore City", "21202", "24510", "geoid 2404000"]),
        ("state:md/county:baltimore", ["Baltimore County, MD", "geoid 24005"]),
        ("state:mo/place:st_louis", ["St. Louis, MO", "Saint Louis city, MO", "63101", "geoid 29510", "2965000"]),
        ("state:mo/county:st_louis", ["St. Louis County, MO", "63105", "geoid 29189"]),
        ("state:nv/place:carson_city", ["Carson City, NV", "89701", "geoid 32510", "3209700"]),
        ("state:ny/place:new_york", ["NYC", "Brooklyn, NY", "The Bronx", "Staten Island", "Queens", "11201", "10451"]),
        ("state:ny/county:kings", ["Kings County, NY", "geoid 36047"]),
        ("state:la/parish:orleans", ["Orleans Parish", "Orleans County, LA", "geoid 22071"]),
        ("state:ak/borough:matanuska-susitna", ["Matanuska-Susitna Borough", "Mat-Su Borough, AK", "geoid 02170"]),
        ("state:ak/census_area:wade_hampton", ["Kusilvak Census Area", "geoid 02158", "geoid 02270"]),
        ("state:sd/county:oglala_lakota", ["Oglala Lakota County", "57770", "geoid 46102", "geoid 46113"]),
        ("state:ct", ["Capitol Planning Region", "geoid 09110", "Western Connecticut Planning Region, CT"]),
        ("state:ct/county:hartford", ["Hartford County, CT", "geoid 09003"]),
        ("state:fl/county:miami-dade", ["Miami-Dade County", "Dade County, FL", "geoid 12086", "geoid 12025"]),
        ("territory:vi", ["geoid 78010"]),
    ],
)
def test_a_city_that_is_its_own_county_and_a_county_s_equal_are_found(path: str, spellings: list[str]) -> None:
    assert {words: answer(words) for words in spellings} == dict.fromkeys(spellings, path)


def test_what_answers_for_another_s_geoid_is_said() -> None:
    assert find("geoid 09110").note == "GEOID 09110 is that of Capitol Planning Region: answered for Connecticut."


def test_a_geoid_that_nothing_has_is_never_read_as_a_zip_code() -> None:
    found = find("geoid 10001")
    assert answer("10001") == "state:ny/place:new_york"
    assert answer("geoid 10001") == "state:de/county:kent"
    assert (found.matches[0].level, find("geoid 51511").matches) == ("county", ())
    assert find("geoid 51511").note == "Nothing on our list has the GEOID 51511."


def test_thirty_places_of_the_facts_have_one_answer_by_each_of_their_codes(shared: Path) -> None:
    rows = read_table(shared / "facts" / "status.csv")
    named = {row["ocd_id"]: row for row in rows if row["ocd_id"] and row["geoid"]}
    assert len(named) > 30
    for ocd_id, row in named.items():
        found = {answer(words) for words in (ocd_id, f"geoid {row['geoid']}", row["jurisdiction_name"])}
        assert found == {ocd_id.removeprefix(f"{US}/")}, row["jurisdiction_name"]


def test_every_state_and_territory_of_the_facts_has_one_answer_by_each_of_its_codes(shared: Path) -> None:
    rows = read_table(shared / "facts" / "status.csv")
    codes = {row["ocd_id"]: row["jurisdiction_code"] for row in rows if row["level"] in ("state", "territory")}
    assert len(codes) > 50
    for ocd_id, code in codes.items():
        place = find(code).place
        assert place is not None
        found = {answer(words) for words in (ocd_id, code, f"iso {code}", f"geoid {place.geoid}", f"{place.name}, USA")}
        assert found == {ocd_id.removeprefix(f"{US}/")}, code


def test_a_zip_code_is_no_word_against_a_tribe() -> None:
    assert answer("Navajo, NM 87328") == "tribal:navajo"
    assert "the tribe’s own law counts there" in find("123 Main St, Navajo Nation, AZ 86515").note
    assert "tribe" not in find("123 Main St, Window Rock, AZ 86515").note


@pytest.mark.parametrize("words", ["Mescalero, NM", "Mescalero, NM 88340", "Crow Agency, MT", "Red Lake, MN"])
def test_a_village_on_tribal_land_is_answered_for_its_tribe_and_not_for_the_county_around(words: str) -> None:
    place = find(words).place
    assert place is not None
    assert place.level == Level.TRIBAL
