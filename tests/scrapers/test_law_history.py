"""What the notes behind a section tell of its days, and what they must never be taken to tell."""

import pytest

from scrapers.errors import UnknownPhrase
from scrapers.law.force import force
from scrapers.law.history import days_to_come, first_day


@pytest.mark.parametrize(
    ("history", "since"),
    [
        ("HISTORY: 2025 Act No. 35, SECTION 1, eff July 11, 2025.", "2025-07-11"),
        ("(Source: P.A. 98-1004, eff. 8-18-14.)", "2014-08-18"),
        ("L. 2025, c. 123, s. 4, effective January 1, 2026.", "2026-01-01"),
    ],
)
def test_the_history_of_one_act_tells_since_when_the_section_is_law(history: str, since: str) -> None:
    assert force("A door", ["It opens."], [history]).since == since


def test_a_line_that_stands_twice_tells_of_one_act() -> None:
    assert first_day(["2025 Act No. 35, eff July 11, 2025."] * 2) == "2025-07-11"


@pytest.mark.parametrize("before", ["1962 Code Section 1-2; ", "2019 Act No. 1, eff July 11, 2019; ", "Amended by "])
def test_the_history_of_several_acts_tells_no_first_day(before: str) -> None:
    assert first_day([f"HISTORY: {before}2025 Act No. 35, eff July 11, 2025."]) == ""


@pytest.mark.parametrize(
    "note",
    [
        "1970 c. 1; 2026 c. 34, eff. July 1, 2026.",
        "(Added by 2025 c. 12. Repealed as of July 1, 2026.)",
        "L. 1972, ch. 234, § 5; L. 2026, ch. 12, § 3; July 1.",
    ],
)
def test_a_day_that_the_notes_say_is_still_to_come_until_it_has_come(note: str) -> None:
    assert days_to_come([note], "2026-06-30") == {"2026-07-01"}
    assert days_to_come([note], "2026-07-01") == set()


def test_a_day_on_which_something_else_happens_is_none_of_the_sections() -> None:
    assert days_to_come(["Five year review date: 3/1/2031"], "2026-07-01") == set()


@pytest.mark.parametrize(
    "note", ["Contingent effective date: see section 5.", "Repealed by Laws 2025, c. 3.", "Enjoined; see note."]
)
def test_a_note_that_leaves_the_law_in_doubt_is_for_a_person(note: str) -> None:
    with pytest.raises(UnknownPhrase):
        force("A door", ["It opens."], [note])
