"""A sentence speaks of places, and none of them is passed over in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.find import find
from tracker.catalog.mentioned import mentioned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("can I drive from Ohio to Florida with 7-OH", ["Ohio", "Florida"]),
        ("Is kratom legal in Alton, IL?", ["Alton, Illinois"]),
        ("is it banned in Sarasota County FL", ["Sarasota County, Florida"]),
        ("age in Nebraska", ["Nebraska"]),
        ("Mississippi county bans", ["Mississippi"]),
        ("from West Virginia to Georgia", ["West Virginia", "Georgia"]),
        ("driving from Chicago to Memphis TN with kratom", ["Chicago, Illinois", "Memphis, Tennessee"]),
        ("from TX through Chicago to Tennessee", ["Texas", "Chicago, Illinois", "Tennessee"]),
        (
            "can you ship it to 62052, 35203 and 62002",
            [
                *("Jerseyville, Illinois", "Birmingham, Alabama"),
                *("Alton, Illinois", "Macoupin County, Illinois", "Madison County, Illinois"),
            ],
        ),
        ("kratom in 42223?", ["Christian County, Kentucky", "Montgomery County, Tennessee"]),
        ("from 42223 to Ohio", ["Christian County, Kentucky", "Montgomery County, Tennessee", "Ohio"]),
        ("from Navajo Nation to Ohio", ["Navajo Nation", "Ohio"]),
        ("Alton, IL and Jerseyville, IL", ["Alton, Illinois", "Jerseyville, Illinois"]),
        ("Alton and Jerseyville, IL", ["Alton, Illinois", "Jerseyville, Illinois"]),
        ("Alton & Jerseyville, Illinois?", ["Alton, Illinois", "Jerseyville, Illinois"]),
        ("is it banned in Alton and Jerseyville, IL", ["Alton, Illinois", "Jerseyville, Illinois"]),
        (
            "Alton, Jerseyville and Granite City, IL",
            ["Alton, Illinois", "Jerseyville, Illinois", "Granite City, Illinois"],
        ),
        ("Memphis, TN and Alton, IL", ["Memphis, Tennessee", "Alton, Illinois"]),
        ("Ohio, Indiana and Illinois", ["Ohio", "Indiana", "Illinois"]),
        ("driving through Tennesee, Missisippi and Ohio", ["Tennessee", "Mississippi", "Ohio"]),
        ("Missisippi or Ohio", ["Mississippi", "Ohio"]),
        ("is kratum legal in missisippi", ["Mississippi"]),
        ("can I fly from Ohio to Thailand", ["Ohio", "Thailand"]),
        ("Memphis, TN to Alton, IL to Ohio", ["Memphis, Tennessee", "Alton, Illinois", "Ohio"]),
        ("Chicago to Memphis, TN", ["Chicago, Illinois", "Memphis, Tennessee"]),
        ("moving to Texas", ["Texas"]),
        ("I want to fly to Ohio", ["Ohio"]),
        ("Memphis TN, Alton IL", ["Memphis, Tennessee", "Alton, Illinois"]),
        ("Memphis, Tennessee, Alton, Illinois", ["Memphis, Tennessee", "Alton, Illinois"]),
        ("driving to Memphis TN, Alton IL", ["Memphis, Tennessee", "Alton, Illinois"]),
        ("between Alton IL and Memphis TN", ["Alton, Illinois", "Memphis, Tennessee"]),
        ("Memphis TN -> Alton IL", ["Memphis, Tennessee", "Alton, Illinois"]),
        ("kratom or kava", []),
        ("and in", []),
        ("I miss it, and wash it down", []),
        ("kratom Texas; Alton, IL", ["Texas", "Alton, Illinois"]),
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


def test_of_two_places_on_a_way_that_may_be_several_neither_is_passed_over() -> None:
    way = mentioned("from Springfield to Georgetown")
    assert way.unclear == ("Springfield",)
    assert {"Georgetown"} <= {place.name for place in way.perhaps.matches}


@settings(max_examples=40)
@given(words=some.lists(some.sampled_from(["in", "to", "and", "or", ",", ";", "IL", "Alton", "Ohio", "?"]), max_size=9))
def test_no_sentence_is_too_strange_to_read(words: list[str]) -> None:
    assert mentioned(" ".join(words)).places is not None


def test_a_post_office_that_is_nearly_called_like_a_state_is_not_taken_for_granted() -> None:
    perhaps = mentioned("from Tenessee to Arkansaw").perhaps
    assert [place.in_full() for place in perhaps.matches] == ["Arkansas", "Pepin County, Wisconsin"]


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("62002 99999", "99999"),
        ("from dubai to Ohio", "dubai"),
        ("flying to Bangkok from TX", "Bangkok"),
        ("Alton, IL or Oz, IL", "Oz, IL"),
        ("Oz and Alton, IL", "Oz"),
        ("Oz, IL to Alton, IL", "Oz, IL"),
        ("from xanadu to Ohio", "xanadu"),
    ],
)
def test_where_a_sentence_names_a_place_that_nobody_knows_it_is_told(sentence: str, unread: str) -> None:
    assert mentioned(sentence).unread == (unread,)


@pytest.mark.parametrize("words", ["62052, 35203 33101", "ship to 62052 and 35203", "62002;35203", "62002-1234, 35203"])
def test_one_of_several_zip_codes_is_never_the_answer_for_all(words: str) -> None:
    assert find(words).matches == ()


@pytest.mark.parametrize("words", ["Little Rock AR, Memphis TN", "Alton, IL; Alton, MO", "Alton IL, Memphis TN, Oz"])
def test_one_of_several_cities_is_never_the_answer_for_all(words: str) -> None:
    assert find(words).matches == ()


def test_a_house_number_of_five_digits_is_no_zip_code() -> None:
    place = find("12345 Main St, Alton IL 62002").place
    assert place is not None
    assert place.in_full() == "Alton, Illinois"


def test_a_short_name_that_is_nearly_a_countrys_is_only_suggested() -> None:
    assert find("Bali").place is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("kratom uk", "United Kingdom"), ("7-OH TX", "Texas"), ("Lousiana 7oh", "Louisiana"), ("kratom in Ohio", "Ohio")],
)
def test_a_place_is_found_beside_the_substance_that_is_asked_about(words: str, name: str) -> None:
    place = find(words).place
    assert place is not None
    assert place.name == name


def test_a_way_to_a_state_is_no_misspelt_city_of_it() -> None:
    assert find("moving to Texas").matches == ()
