"""What a question asks and no label answers is said, so that nobody takes an answer for more than it is."""

import pytest

from tests.builders import LOUISIANA, a_place, a_substance
from tests.lookup.test_lists import words_of
from tests.rules import rules_for_all
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.lookup.caveats import caveats
from tracker.vocabulary import Effect, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.mark.parametrize("other", ["tianeptine", "phenibut", "CBD", "Delta-8", "pseudoindoxyl", "MGM-15"])
def test_the_answer_for_a_watched_substance_is_none_for_another(other: str) -> None:
    load_governments()
    page = words_of(f"/?q=is+{other}+legal+in+Louisiana")
    assert f"We keep no record of {other}: what is told here is of kratom and 7-OH alone." in page


def test_a_place_that_is_left_out_in_words_is_told_all_the_same() -> None:
    load_governments()
    page = words_of("/?q=legal+in+Ohio+but+not+Louisiana")
    assert "We do not read “but”: every place that is named here is told" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("kratom extract", "Another product may be treated more strictly"),
        ("can I grow it", "Growing, making or giving it may be forbidden even so"),
        ("give it to my brother", "Growing, making or giving it may be forbidden even so"),
        ("driving after taking it", "none is on record here"),
        ("drug test", "none is on record here"),
    ],
)
def test_what_a_label_does_not_speak_of_is_said(asked: str, told: str) -> None:
    (said,) = caveats(asked, [], [a_substance("kratom")])
    assert told in said


def test_a_city_that_is_called_like_another_substance_is_none() -> None:
    weed = Jurisdiction(name="Weed", level=Level.PLACE)
    assert caveats("is it legal in Weed", [weed], [a_substance("kratom")]) == []


def test_the_page_of_a_place_says_so_as_well() -> None:
    rules_for_all(Effect.ALLOWED, place=a_place())
    assert "We keep no record of tianeptine" in words_of(f"/place/{LOUISIANA}/?q=tianeptine+Louisiana")
