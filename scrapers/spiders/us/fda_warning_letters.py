"""Warning letters of the FDA to firms that sell kratom or 7-OH: found by the agency's own search, read one by one.

Who: U.S. Food and Drug Administration, mostly its Center for Drug Evaluation and Research.
Where: the search behind the table at https://www.fda.gov/inspections-compliance-enforcement-and-criminal-investigations/
compliance-actions-and-activities/warning-letters; fourteen of its rows were seen as they stood in September 2026. The
words of several letters on kratom were seen (576964 of 2019-05-16, 552391 of 2018-05-18, 633972 of 2022-06-30), and the
form of a letter's page in one of March 2026 on another drug (`first_read` is None).
How it words things: a row has eight cells of HTML: day posted, day of the letter, the firm with a link, the office, the
subject, an answer and a close-out letter if there are any. The letter's heading is the firm, "MARCS-CMS" with the
number of the case, and a day; the same number and day end its address.
What is odd: pages carry banners with days of their own; the heading's `time` has a moment that is the day before in
Washington, so that only the printed day and the address count. The table has some letters twice. A letter that speaks
of kratom among other goods counts as one on kratom.
What makes it fail: rows of another form, fewer of them than the answer counts, a search that finds next to nothing, a
letter whose heading and address disagree, one whose paragraphs run together, or that charges nothing we know.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import scrapy

from scrapers.days import day, past_day
from scrapers.errors import Incomplete, Suspect, UnknownPhrase
from scrapers.listing import bounded
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.fda_page import HOST, fragment, heading, passages_of, slug
from scrapers.text import comparable, fold
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
SEARCH = (
    f"{HOST}/datatables/views/ajax?view_name=warning_letter_solr_index&view_display_id=warning_letter_solr_block"
    "&draw=1&start=0&length=500&search_api_fulltext="
)
FOUND = {
    "kratom": Between(low=3, high=400),
    "mitragynine": Between(low=0, high=400),
    "hydroxymitragynine": Between(low=0, high=400),
}
LETTERS = "/warning-letters/"
CELLS = 8
FIRM = 2

HEADING = re.compile(r"(?P<firm>.+?) MARCS-CMS (?P<number>\d{5,7})(?: [\u2014-] ?(?P<day>.*))?")
ADDRESS = re.compile(r".*-(?P<number>\d{5,7})-(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{4})(?:-\d)?")
CHARGES = ("unapproved new drug", "misbranded", "adulterated", "unsafe food additive", "new dietary ingredient")
"""What such letters charge a firm with, in the words of the Federal Food, Drug, and Cosmetic Act."""
TITLE = "WARNING LETTER"
NAMES = re.compile("\u201c([^\u201d]{2,80}?),?\u201d")


class FdaWarningLetters(Spider):
    source = Source(
        slug="us_fda_warning_letters",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=2),
        addresses=tuple(Address(url=f"{SEARCH}{term}", landmark="", entries=count) for term, count in FOUND.items()),
        observations=Between(low=1, high=400),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        if address is None:
            yield from letter(document)
        elif address.entries:
            found = list(dict.fromkeys(letters(document)))
            bounded(found, address.entries, "warning letters")
            yield from (scrapy.Request(url) for url in found)

    def matter(self, document: Document) -> str:
        if document.url.startswith(SEARCH):
            return comparable("\n".join(sorted(set(letters(document)))))
        return told(document)


def letters(document: Document) -> Iterator[str]:
    """Yield the addresses of the letters found. Raises Incomplete where rows are missing, Suspect for other rows."""
    answer = document.json()
    if not isinstance(answer, dict) or not isinstance(answer.get("data"), list):
        raise Suspect("the answer has no rows", document.text()[:200])
    if answer.get("recordsFiltered") != len(answer["data"]):
        raise Incomplete(f"{len(answer['data'])} rows came of {answer.get('recordsFiltered')}")
    for row in answer["data"]:
        if not isinstance(row, list) or len(row) != CELLS or not all(isinstance(cell, str) for cell in row):
            raise Suspect("a row of another form", str(row))
        links = [link.get("href") for link in fragment(row[FIRM] or " ").iter("a")]
        if len(links) != 1 or LETTERS not in str(links[0]):
            raise Suspect("a row without the link to its letter", row[FIRM])
        yield document.absolute(str(links[0]))


def letter(document: Document) -> Iterator[Observation]:
    """Yield what the letter says, if it names a watched substance."""
    said = passages_of(document)
    naming = [passage for passage in said if substances_in(passage)]
    if not naming:
        return
    if any(TITLE in passage for passage in naming):
        raise Suspect("the letter's paragraphs run into each other", naming[0][:200])
    found = named(document)
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.WARNING_LETTER,
        reference=f"MARCS-CMS {found['number']}",
        title=f"Warning letter to {found['firm']}",
        firm=found["firm"],
        product=product(naming[0]),
        charge=charge("\n".join(said)),
        issued_on=past_day(issued(document), document.seen_at),
        updated_on="",
        url=document.url,
        substances=substances_in("\n".join(naming)),
    )
    yield document.observe(subject=reading.subject, quote=naming[0], text=told(document), reading=reading)


def named(document: Document) -> re.Match[str]:
    """Return the firm and the number in the heading. Raises Suspect where the address is another letter's."""
    found = HEADING.fullmatch(words(heading(document)))
    address = ADDRESS.fullmatch(slug(document.url))
    if found is None or address is None or found["number"] != address["number"]:
        raise Suspect("the heading is not that of the letter at this address", words(heading(document)), document.url)
    if found["day"] and day(found["day"]) != issued(document):
        raise Suspect("the letter has another day than its address", found["day"], document.url)
    return found


def issued(document: Document) -> str:
    """Return the day of the letter, which ends its address. Raises UnknownPhrase for none of the calendar."""
    found = ADDRESS.fullmatch(slug(document.url))
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat() if found else ""
    except ValueError as error:
        raise UnknownPhrase("the address of a letter ends in no day", document.url) from error


def product(passage: str) -> str:
    """Return the goods that the passage names between quotation marks, else the passage itself."""
    return "; ".join(dict.fromkeys(NAMES.findall(fold(passage)))) or fold(passage)


def charge(text: str) -> str:
    """Return what the letter charges the firm with. Raises UnknownPhrase for a letter without a known charge."""
    found = [words for words in CHARGES if words in comparable(text).lower()]
    if not found:
        raise UnknownPhrase("a warning letter that charges nothing we know", text[:200])
    return "; ".join(found)


def told(document: Document) -> str:
    """Return what two visits are compared by."""
    return comparable("\n".join([words(heading(document)), *passages_of(document)]))
