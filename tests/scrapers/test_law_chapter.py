"""A page that holds a whole chapter: each of its sections is read alone, and none for another."""

import re

import pytest

from scrapers.errors import LandmarkMissing
from scrapers.law.chapter import lines_of
from scrapers.law.section import Part

BEGINS = re.compile(r"Sec\. (?P<number>\d+\.\d+)\. ")
DOORS = Part(url="", number="4.2", heading="DOORS")
CHAPTER = [
    "CHAPTER 4",
    "Sec. 4.1. HANDLES. A door has one.",
    "Sec. 4.2. DOORS. A wall has one.",
    "(a) Or two.",
    "Sec. 4.3.",
]


def test_a_section_ends_where_the_next_begins() -> None:
    assert lines_of([*CHAPTER, "Sec. 4.3. WALLS. None."], DOORS, BEGINS) == [*CHAPTER[2:4], "Sec. 4.3."]


def test_a_number_that_stands_twice_is_told_apart_by_its_heading() -> None:
    twice = [*CHAPTER, "Sec. 4.2. WINDOWS. A wall has three."]
    assert lines_of(twice, DOORS, BEGINS)[0] == CHAPTER[2]


@pytest.mark.parametrize("told", [CHAPTER[:2], [*CHAPTER, CHAPTER[2]]], ids=["nowhere", "twice"])
def test_a_section_that_does_not_stand_just_once_is_refused(told: list[str]) -> None:
    with pytest.raises(LandmarkMissing):
        lines_of(told, DOORS, BEGINS)
