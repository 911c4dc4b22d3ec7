"""The FDA's list of all import alerts by number, in which alert 54-15 detains kratom at the border.

Who: U.S. Food and Drug Administration, Import Program; the page is made anew every day from its own database.
Where: https://www.accessdata.fda.gov/cms_ia/ialist.html, as linked from the agency's "Import Alerts" page and as it
stood on 2026-01-27 with 154 alerts.
How it words things: one table, a row an alert: number, type ("DWPE", at times "DWPE with Surveillance"), the day it
was last published (MM/DD/YYYY) and a title that names the products, in capitals or not, with or without quotes.
What is odd: header and page say UTF-8, while the titles hold windows-1252 quotation marks. Importers and firms are on
the alert's own page, not here. An alert keeps its number when its title or its red list changes.
What makes it fail: another set of headings, a row short of a cell, a number that is not one, an unknown type or day of
an alert on a watched substance, and 54-15 under a title that names none. A whole list without 54-15 is an Absence.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml.html import HtmlElement

from scrapers.days import day
from scrapers.errors import Suspect, UnknownPhrase
from scrapers.listing import Row, absent, bounded, table
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind, SubjectKind

US = "ocd-division/country:us"
LANDMARK = "DWPE = Detain without physical examination"
NUMBER, KIND, PUBLISHED, NAME = "Import Alert Number", "Import Alert Type", "Publish Date", "Import Alert Name"
CHARGES = frozenset({"DWPE", "DWPE with Surveillance"})
EXPECTED = "54-15"
ENTRIES = Between(low=100, high=300)


class FdaImportAlerts(Spider):
    source = Source(
        slug="us_fda_import_alerts",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(
            Address(url="https://www.accessdata.fda.gov/cms_ia/ialist.html", landmark=LANDMARK, entries=ENTRIES),
        ),
        observations=Between(low=1, high=12),
        first_read=date(2026, 1, 27),
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        rows = alerts(document)
        yield from (notice(document, row) for row in rows if substances_in(words(row[NAME])))
        if EXPECTED not in map(number, rows):
            yield absent(
                document,
                subject=f"{NoticeKind.IMPORT_ALERT} {EXPECTED}",
                kind=SubjectKind.NOTICE,
                jurisdiction=US,
                landmark=LANDMARK,
                entries=[line(row) for row in rows],
            )

    def matter(self, document: Document) -> str:
        return comparable("\n".join(line(row) for row in alerts(document)))


def alerts(document: Document) -> list[Row]:
    """Return the rows of the whole list. Raises Suspect for one that is not the list we know."""
    rows = table(document.html(), (NUMBER, KIND, PUBLISHED, NAME))
    bounded(rows, ENTRIES, "import alerts")
    numbers = [number(row) for row in rows]
    if len(set(numbers)) < len(numbers):
        raise Suspect("the list has an alert twice", *{found for found in numbers if numbers.count(found) > 1})
    for row in rows:
        if number(row) == EXPECTED and not substances_in(words(row[NAME])):
            raise UnknownPhrase(f"alert {EXPECTED} no longer names a watched substance", words(row[NAME]))
    return rows


def notice(document: Document, row: Row) -> Observation:
    """Return what the list says of one alert on a watched substance."""
    title = words(row[NAME])
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.IMPORT_ALERT,
        reference=number(row),
        title=title,
        firm="",
        product="",
        charge=charge(row),
        issued_on="",
        updated_on=day(words(row[PUBLISHED])),
        url=link(document, row[NAME]),
        substances=substances_in(title),
    )
    return document.observe(subject=reading.subject, quote=quote(row), text=line(row), reading=reading)


def number(row: Row) -> str:
    """Return the alert's number, as in 54-15."""
    found = words(row[NUMBER])
    if not re.fullmatch(r"\d{2}-\d{2,3}", found):
        raise UnknownPhrase(f"not the number of an import alert: {found!r}", found)
    return found


def charge(row: Row) -> str:
    """Return the alert's type in the agency's own words."""
    found = words(row[KIND])
    if found not in CHARGES:
        raise UnknownPhrase(f"not a type of import alert that we know: {found!r}", found)
    return found


def link(document: Document, cell: HtmlElement) -> str:
    """Return the absolute address of the alert's own page."""
    links = cell.xpath(".//a/@href")
    if not isinstance(links, list) or len(links) != 1:
        raise Suspect("an alert does not link to its own page", words(cell))
    return document.absolute(str(links[0]))


def quote(row: Row) -> str:
    """Return the row's words in the order they stand on the page."""
    return " ".join(words(cell) for cell in row.values())


def line(row: Row) -> str:
    """Return the row's words in an order of our own, so that columns that change places change nothing."""
    return " ".join(words(row[heading]) for heading in (NUMBER, KIND, PUBLISHED, NAME))
