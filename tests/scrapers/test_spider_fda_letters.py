"""Warning letters: which firm, which case, which day, charged with what; and no other day than the letter's."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import scrapy

from scrapers.errors import Incomplete, OutOfBounds, Suspect, Trouble
from scrapers.spiders.us.fda_warning_letters import FdaWarningLetters
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Notice, Observation

FOLDER = PAGES / "us_fda_warning_letters"
SEARCH = FdaWarningLetters.source.addresses[0]
FOUND = json.loads((FOLDER / "kratom.json").read_text())
LETTER = (FOLDER / "leaf.html").read_text()
URL = "https://www.fda.gov/x/warning-letters/example-leaf-sons-900001-05182018"
SEEN = datetime(2025, 8, 1, tzinfo=UTC)


def search(**answer: Any) -> list[scrapy.Request]:
    document = a_document(json.dumps({**FOUND, **answer}), SEARCH.url, seen_at=SEEN)
    return list(FdaWarningLetters().read(document, SEARCH))


def letter(page: str, url: str = URL) -> list[Observation]:
    return list(FdaWarningLetters().read(a_document(page, url, "text/html", seen_at=SEEN), None))


def test_a_letter_that_stands_twice_is_followed_once() -> None:
    assert len(FOUND["data"]) == 4
    assert len({request.url for request in search()}) == len(search()) == 3


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ({"recordsFiltered": 3500}, Incomplete),
        ({"recordsFiltered": None}, Incomplete),
        ({"recordsFiltered": 0, "data": []}, OutOfBounds),
        ({"data": None}, Suspect),
        ({"recordsFiltered": 1, "data": [FOUND["data"][0][:7]]}, Suspect),
        ({"recordsFiltered": 1, "data": [[*FOUND["data"][0][:2], "A firm", *FOUND["data"][0][3:]]]}, Suspect),
    ],
    ids=["the search is ignored", "no count", "nothing found", "no rows", "a row too short", "no link"],
)
def test_a_search_that_is_not_understood_leads_nowhere(answer: dict[str, Any], trouble: type[Trouble]) -> None:
    with pytest.raises(trouble):
        search(**answer)


def test_the_letters_day_is_not_the_banners_nor_the_machines() -> None:
    (seen,) = letter(LETTER)
    notice = seen.reading
    assert isinstance(notice, Notice)
    assert "Oct. 1, 2024" in LETTER
    assert (notice.firm, notice.reference, notice.issued_on) == (
        "Example Leaf & Sons", "MARCS-CMS 900001", "2018-05-18"
    )  # fmt: skip
    assert (notice.charge, notice.product) == (
        "unapproved new drug; misbranded", "Example Red Powder; Example Green Capsules"
    )  # fmt: skip


def test_a_heading_without_a_day_leaves_the_one_in_the_address() -> None:
    (seen,) = letter(
        LETTER.replace("\u2014 <time", "\u2014 <template").replace("</time>\n</span>", "</template></span>")
    )
    assert seen.reading.issued_on == "2018-05-18"


def test_a_letter_on_other_goods_is_no_notice() -> None:
    assert letter(LETTER.replace("kratom", "kava")) == []


HARMLESS: dict[str, Callable[[str], str]] = {
    "no article": lambda page: page.replace("article", "section").replace("main>", "div>"),
    "no classes": lambda page: re.sub(r' class="[^"]*"', "", page),
    "headings of the second rank": lambda page: page.replace("h1", "h2"),
    "lines for paragraphs": lambda page: page.replace("<p>", "<br><br>").replace("</p>", ""),
    "blocks for paragraphs": lambda page: page.replace("<p>", "<div>").replace("</p>", "</div>"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_a_letter_set_otherwise_says_the_same(change: Callable[[str], str]) -> None:
    assert change(LETTER) != LETTER
    assert letter(change(LETTER))[0].reading == letter(LETTER)[0].reading


LABELS = {
    "in a rail": "<aside><p>More on kratom and 7-OH</p></aside>",
    "in a menu": "<nav><p>Kratom</p></nav>",
    "in the labels of links": '<ul><li><a href="/kratom">FDA and Kratom</a></li></ul>',
}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS.keys())
def test_what_only_leads_to_a_page_on_kratom_makes_no_notice(label: str) -> None:
    assert letter(LETTER.replace("kratom", "kava").replace("<p>WARNING", f"{label}<p>WARNING")) == []


MAIMED: dict[str, Callable[[str], str]] = {
    "another case": lambda page: page.replace("MARCS-CMS 900001", "MARCS-CMS 900009"),
    "no case": lambda page: page.replace("MARCS-CMS 900001", ""),
    "another day": lambda page: page.replace('00Z">May 18, 2018', '00Z">May 17, 2018'),
    "no charge": lambda page: page.replace("unapproved new", "fine").replace("misbranded", "good"),
    "two headings": lambda page: page.replace("<h1", '<h1 class="content-title">Another</h1><h1', 1),
    "paragraphs that run together": lambda page: page.replace("<p>", "<span>").replace("</p>", "</span>"),
    "half the page": lambda page: page[: len(page) // 2],
}


@pytest.mark.parametrize("change", MAIMED.values(), ids=MAIMED.keys())
def test_a_letter_that_is_not_understood_says_nothing(change: Callable[[str], str]) -> None:
    assert change(LETTER) != LETTER
    with pytest.raises(Trouble):
        letter(change(LETTER))


def test_a_letter_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(Trouble):
        letter(LETTER.replace("May 18, 2018", "May 18, 2028"), URL.replace("2018", "2028"))
