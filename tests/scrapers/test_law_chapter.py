"""A page that holds a whole chapter: each of its sections is read alone, and none for another."""

import re

import pytest

from scrapers.errors import LandmarkMissing
from scrapers.law.chapter import dated, lines_of
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


def test_the_history_of_one_act_tells_since_when_the_section_is_law() -> None:
    assert "Effective: July 11, 2025" in dated(["A door.", "HISTORY: 2025 Act No. 35, SECTION 1, eff July 11, 2025."])


@pytest.mark.parametrize("before", ["1962 Code Section 1-2; ", "2019 Act No. 1, eff July 11, 2019; ", "Amended by "])
def test_the_history_of_several_acts_tells_no_first_day(before: str) -> None:
    told = ["A door.", f"HISTORY: {before}2025 Act No. 35, eff July 11, 2025."]
    assert dated(told) == told


def test_a_day_in_the_law_itself_is_no_history() -> None:
    told = ["A door, eff. July 11, 2025.", "HISTORY: 2025 Act No. 35."]
    assert dated(told) == told
