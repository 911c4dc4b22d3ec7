"""A place is found by what people call it; where words mean several places, or none exactly, that is said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.find import LONGEST, find
from tracker.catalog.table import read_table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

US = "ocd-division/country:us"
LOUISIANA = f"{US}/state:la"
ALTON = f"{US}/state:il/place:alton"
JONES = f"{US}/state:ms/county:jones"


def answer(words: str) -> str | None:
    place = find(words).place
    return place.ocd_id if place else None


def matches(words: str) -> list[str]:
    return [place.ocd_id for place in find(words).matches]


@pytest.mark.parametrize(
    "words",
    [
        "Louisiana",
        " louisiana ",
        "LOUISIANA",
        "Loüisiana",
        "LA",
        "la",
        "US-LA",
        "us la",
        "22",
        LOUISIANA,
        "Louisiana, USA",
    ],
)
def test_a_state_is_found_by_name_and_every_code(words: str) -> None:
    assert answer(words) == LOUISIANA


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("US", "us"), ("U.S.A.", "us"), ("United States (federal)", "us"), ("TH", "th"), ("Thailand", "th")),
        *(("Turkey", "tr"), ("Türkiye", "tr"), ("Czech Republic", "cz"), ("Viet Nam", "vn"), ("South Korea", "kr")),
        *(("UK", "gb"), ("U.S.", "us"), ("UAE", "ae"), ("U.A.E.", "ae"), ("Holland", "nl"), ("Burma", "mm")),
        *(("N Korea", "kp"), ("KSA", "sa"), ("Czech", "cz"), ("Ceylon", "lk"), ("Schweiz", "ch"), ("Österreich", "at")),
        *(("ประเทศไทย", "th"), ("Slovensko", "sk"), ("中国", "cn"), ("Россия", "ru"), ("EE.UU.", "us")),
        *(
            ("Frankreich", "fr"),
            ("Alemania", "de"),
            ("Vereinigte Staaten", "us"),
            ("federal law", "us"),
            ("Japon", "jp"),
        ),
        *(("Great Britain", "gb"), ("Ivory Coast", "ci"), ("The Bahamas", "bs"), ("Curacao", "cw")),
    ],
)
def test_a_country_is_found_by_code_and_common_name(words: str, code: str) -> None:
    assert answer(words) == f"ocd-division/country:{code}"


def test_two_letters_are_a_state_before_a_country_and_the_note_names_the_country() -> None:
    found = find("LA")
    assert answer("LA") == LOUISIANA
    assert "Laos" in found.note


@pytest.mark.parametrize(
    "words",
    [
        "Jones County, MS",
        "Jones County Mississippi",
        "jones county ms",
        "County of Jones, MS",
        "Jones County (unincorporated), MS",
    ],
)
def test_a_county_is_found_with_its_state(words: str) -> None:
    assert answer(words) == JONES


@pytest.mark.parametrize(
    "words",
    [
        *("Alton, IL", "Alton IL", "alton, illinois", "Alton, IL, USA", "City of Alton, IL", "1701114", ALTON),
        *("123 Main St, Alton, IL 62002", "123 Main St, Alton, IL", "123 Main St Alton IL", "Alton, IL 62002-1234"),
    ],
)
def test_a_city_is_found_with_its_state_and_in_an_address(words: str) -> None:
    assert answer(words) == ALTON


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Canon City, CO", "state:co/place:cañon_city"),
        ("Cañon City", "state:co/place:cañon_city"),
        ("Saint Louis, MO", "state:mo/place:st_louis"),
        ("St Louis, Missouri", "state:mo/place:st_louis"),
        ("Mt. Vernon, NY", "state:ny/place:mount_vernon"),
        ("Ft. Wayne, IN", "state:in/place:fort_wayne"),
        ("O Fallon, MO", "state:mo/place:o~fallon"),
        ("De Kalb, IL", "state:il/place:dekalb"),
        ("Orleans County, LA", "state:la/parish:orleans"),
        ("Orleans Parish", "state:la/parish:orleans"),
        ("Kenai Peninsula Borough", "state:ak/borough:kenai_peninsula"),
        ("Nashville, TN", "state:tn/county:davidson"),
        ("New York City", "state:ny/place:new_york"),
        ("Honolulu", "state:hi/county:honolulu"),
        ("Blackfeet Indian Reservation, MT", "state:mt/tribal:blackfeet"),
        ("Washington, D.C.", "district:dc"),
        ("St. Croix", "territory:vi"),
    ],
)
def test_spellings_that_people_use_find_the_place(words: str, path: str) -> None:
    assert answer(words) == f"{US}/{path}"


def test_springfield_is_in_more_than_thirty_places_and_none_is_chosen() -> None:
    found = find("Springfield")
    assert found.place is None
    assert len({place.parent_id for place in found.matches}) > 20
    assert len(found.matches) > 30


def test_bigger_namesakes_come_first() -> None:
    assert matches("Denver")[0] == f"{US}/state:co/place:denver"


def test_georgia_is_a_state_and_a_country() -> None:
    assert find("Georgia").place is None
    assert matches("Georgia")[:2] == [f"{US}/state:ga", "ocd-division/country:ge"]


def test_a_state_goes_before_a_city_of_its_name_and_the_note_names_the_city() -> None:
    found = find("New York")
    assert answer("New York") == f"{US}/state:ny"
    assert "New York, New York" in found.note


def test_a_city_goes_before_a_township_of_its_name_and_state() -> None:
    assert answer("Alton, IL") == ALTON
    assert f"{US}/state:il/county:madison/place:alton" in matches("Alton, IL")


def test_a_township_without_a_post_office_does_not_make_a_city_ambiguous() -> None:
    assert answer("Chicago") == f"{US}/state:il/place:chicago"
    assert len(matches("Chicago")) > 1


def test_a_town_with_a_post_office_makes_a_city_of_another_state_ambiguous() -> None:
    found = find("Barrington")
    assert found.place is None
    assert {"Illinois", "Rhode Island"} <= {place.parent.name for place in found.matches if place.parent}


def test_a_zip_code_answers_for_its_city_and_says_that_zip_codes_cross_lines() -> None:
    found = find("62002")
    assert answer("62002") == ALTON
    assert found.note.startswith("ZIP 62002: answered for Alton, Illinois. It reaches into Macoupin County, Illinois;")
    assert found.note.endswith("The law may differ there. To be sure, ask for the city or county.")


@pytest.mark.parametrize("words", ["62002-1234", "620021234", "ZIP 62002", "zip code: 62002"])
def test_a_zip_code_may_come_with_four_more_digits_or_its_name(words: str) -> None:
    assert answer(words) == ALTON


def test_a_zip_code_whose_office_bears_the_name_of_a_city_outside_answers_for_the_county() -> None:
    found = find("22306")
    assert answer("22306") == f"{US}/state:va/county:fairfax"
    assert "Alexandria" in found.note


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("11201", "state:ny/place:new_york"),
        ("63105", "state:mo/county:st_louis"),
        ("63101", "state:mo/place:st_louis"),
        ("21202", "state:md/place:baltimore"),
        ("06103", "state:ct/place:hartford"),
        ("96910", "territory:gu"),
        ("20001", "district:dc"),
    ],
)
def test_a_zip_code_answers_for_city_county_or_state(code: str, path: str) -> None:
    assert answer(code) == f"{US}/{path}"


def test_five_digits_are_a_zip_code_before_a_county_and_the_note_names_the_county() -> None:
    found = find("12115")
    assert answer("12115") == f"{US}/state:ny/county:columbia"
    assert f"{US}/state:fl/county:sarasota" in matches("12115")
    assert "GEOID of Sarasota County" in found.note


@pytest.mark.parametrize(
    ("words", "place"),
    [("iso DE", "country:de"), ("ISO 3166: de", "country:de"), ("Isola", f"{US}/state:ms/place:isola")],
)
def test_a_country_whose_code_a_state_bears_too_can_be_asked_for(words: str, place: str) -> None:
    assert answer(words).endswith(place)


@pytest.mark.parametrize("words", ["geoid 12115", "0500000US12115"])
def test_a_geoid_can_be_asked_for_as_one(words: str) -> None:
    assert answer(words) == f"{US}/state:fl/county:sarasota"


def test_a_zip_code_of_another_state_than_the_citys_leaves_the_choice() -> None:
    found = find("Alton, IL 10001")
    assert found.place is None
    assert matches("Alton, IL 10001") == [ALTON, f"{US}/state:ny/place:new_york"]


def test_a_post_office_that_is_no_government_answers_for_its_county_and_says_so() -> None:
    found = find("Silver Spring, MD")
    assert answer("Silver Spring, MD") == f"{US}/state:md/county:montgomery"
    assert "No government is called so" in found.note


def test_of_several_cities_of_one_state_none_is_taken_for_all() -> None:
    found = find("Alton, Jerseyville, Granite City, IL")
    assert found.place is None
    assert [place.name for place in found.matches] == ["Alton", "Jerseyville", "Granite City"]
    assert "Several places are named" in found.note


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Brooklyn, New York, NY", "state:ny/place:new_york"),
        ("The Old Mill, 5 Main St, Alton, IL", "state:il/place:alton"),
        ("Courthouse, Jerseyville, IL, USA", "state:il/place:jerseyville"),
        ("Paris, Texas, USA", "state:tx/place:paris"),
        ("Alton, Illinois, United States", "state:il/place:alton"),
        ("5 Long Road, Texas, USA", "state:tx"),
    ],
)
def test_what_stands_before_a_city_may_be_its_address(words: str, path: str) -> None:
    assert answer(words) == f"{US}/{path}"


def test_a_city_abroad_is_answered_for_its_country_and_the_note_says_so() -> None:
    found = find("Bangkok, Thailand")
    assert answer("Bangkok, Thailand") == "ocd-division/country:th"
    assert "we know countries only" in found.note


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "asdkjhasd",
        "Xyzzyville, IL",
        "%",
        "_A",
        "ocd-division/",
        "99999",
        "00000-1234",
        "🌿",
        "(",
        "x" * (LONGEST + 1),
    ],
)
def test_what_no_place_is_called_finds_none(words: str) -> None:
    assert matches(words) == []


@settings(max_examples=60)
@given(words=some.text(max_size=LONGEST + 20))
def test_no_words_are_too_strange_to_look_up(words: str) -> None:
    assert find(words).matches is not None


def test_every_place_of_the_facts_is_found_by_id_geoid_and_name(shared: Path) -> None:
    for row in read_table(shared / "facts" / "status.csv"):
        for words in filter(None, (row["ocd_id"], row["geoid"], row["jurisdiction_name"])):
            assert (row["ocd_id"] or f"{US}/state:mt/tribal:blackfeet") in matches(words), words
