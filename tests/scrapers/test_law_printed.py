"""A code that is printed as a PDF is read as one on a page: whole, its own section alone, and in doubt by a person."""

import re

import pytest

from scrapers.errors import Incomplete, OutOfBounds
from scrapers.law.printed import passages
from scrapers.spiders.us.states.north_dakota import NorthDakota
from tests.scrapers.documents import a_document
from tests.scrapers.pdfs import a_printed_pdf
from tracker.contract import Absence, Observation
from tracker.vocabulary import Naming

[SCHEDULE] = NorthDakota.parts
OPENS = """3. Opiates. Unless specifically excepted or unless listed in another schedule, any of the following
opiates, whenever the existence of those opiates is possible within the specific chemical designation:"""
NOTHING = re.compile("(?!)")


def a_chapter(*entries: str, opiates: int = 130) -> bytes:
    listed = [f"a. Opiate of our own, number {number}." for number in range(opiates)]
    first = ["19-03.1-04. Rules.", "1. The board may speak of kratom.", "19-03.1-05. Schedule I."]
    opening = ["1. The controlled substances listed in this section are included in schedule I.", OPENS]
    after = ["19-03.1-06. Schedule II.", "1. Mitragynine may follow."]
    lines = [*first, *opening, *listed, *(f"b. {entry}" for entry in entries), *after]
    pages = ["\n".join([*lines[start : start + 50], f"Page No. {start}"]) for start in range(0, len(lines), 50)]
    return a_printed_pdf(*pages)


def read(body: bytes) -> Observation:
    (seen,) = NorthDakota().read(a_document(body, SCHEDULE.url, "application/pdf"), None)
    return seen


def test_a_printed_list_without_the_substance_lacks_it_whatever_its_neighbours_say() -> None:
    assert isinstance(read(a_chapter()).reading, Absence)


@pytest.mark.parametrize("entry", ["7-hydroxymitragynine.", "7-hydroxymitragy-\nnine.", "7-hydroxy-\nmitragynine."])
def test_a_name_that_is_broken_at_the_end_of_a_line_is_on_the_list(entry: str) -> None:
    law = read(a_chapter(entry)).reading
    assert (law.naming, {cell.substance for cell in law.cells}) == (Naming.SCHEDULED, {"7-oh"})


def test_an_exception_on_the_next_line_is_for_a_person() -> None:
    law = read(a_chapter("Mitragynine, except\nas a leaf.")).reading
    assert (law.naming, law.cells) == (Naming.MENTIONED, ())


def test_a_printed_list_that_is_half_as_long_is_refused() -> None:
    with pytest.raises(OutOfBounds):
        read(a_chapter(opiates=60))


def test_a_pdf_that_is_cut_is_refused() -> None:
    whole = a_chapter()
    with pytest.raises(Incomplete):
        read(whole[: len(whole) // 2])


def test_what_runs_along_every_page_is_no_part_of_the_law() -> None:
    pages = ["1 DOORS, Ch 3\n1. A door\nopens.\nPage 1", "2 DOORS, Ch 3\nBy hand.\n2. It closes.\nPage 2"]
    assert passages(pages, NOTHING) == ["1. A door opens. By hand.", "2. It closes."]


def test_a_line_that_stands_on_one_page_alone_is_never_taken_for_a_head() -> None:
    assert passages(["1. A door opens.", "2. A wall stands.", "3. A floor lies."], NOTHING) == [
        "1. A door opens.",
        "2. A wall stands.",
        "3. A floor lies.",
    ]
