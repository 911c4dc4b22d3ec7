"""Import alert 54-15 itself: why kratom is detained at the border, and the red list of firms whose goods are.

Who: U.S. Food and Drug Administration, Import Program; made anew from its own database whenever the alert is published.
Where: https://www.accessdata.fda.gov/cms_ia/importalert_1137.html, as the list of all alerts links it (2026-01-27). The
page was not seen; its form was, in an excerpt of alert 16-81 (published 2026-08-17).
How it words things: "Import Alert # 54-15", "Published Date:", "Type:" and the alert's name under headings; then, under
"... (a.k.a. Red List)", for each country a heading, for each firm a box with its name, its day and its address, and for
each product a code, a name, a day, a description and what is wrong with it.
What is odd: countries and lists are headings of the same rank; the page leaves an element open at its end. "Published
Date" is the last change, not the first. A firm that is taken off stands nowhere any more. The name of the alert is in
quotation marks here, and may not be in the list of alerts.
What makes it fail: another alert's number or another type, a red list that is missing or empty, a firm without name,
country, product or day, no product with a description, a day to come, a list of another colour than red, yellow and
green.

The red list is the notice's product, in an order of our own: a firm added or removed is a change of what we hold.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from scrapers.days import past_day
from scrapers.errors import Incomplete, Suspect, UnknownPhrase
from scrapers.listing import bounded
from scrapers.naming import substances_in
from scrapers.passages import labelled, passages
from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.spiders.us.fda_import_alerts import CHARGES, EXPECTED, US
from scrapers.spiders.us.fda_red_list import DESCRIBED, firms
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

NUMBER = re.compile(r"Import Alert # ?(\d{2}-\d{2,3})")
PUBLISHED = re.compile(r"Published Date: ?(\d{2}/\d{2}/\d{4})")
TYPE, NAME = "Type", "Import Alert Name"
LANDMARK, PROBLEMS = "(a.k.a. Red List)", "Problems:"
FIRMS = Between(low=10, high=300)


class FdaImportAlert5415(Spider):
    source = Source(
        slug="us_fda_import_alert_54_15",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(
            Address(
                url="https://www.accessdata.fda.gov/cms_ia/importalert_1137.html",
                landmark=LANDMARK,
                entries=FIRMS,
            ),
        ),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield alert(document)

    def matter(self, document: Document) -> str:
        return told(document)


def alert(document: Document) -> Observation:
    """Return what the page says of the alert, its red list as the product."""
    text = document.text()
    if one(NUMBER, text) != EXPECTED:
        raise Suspect("the page is of another alert", one(NUMBER, text))
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.IMPORT_ALERT,
        reference=EXPECTED,
        title=name(document),
        firm="",
        product="\n".join(red_list(document)),
        charge=charge(document),
        issued_on="",
        updated_on=past_day(one(PUBLISHED, text), document.seen_at),
        url=document.url,
        substances=substances_in(name(document)),
    )
    if not reading.substances:
        raise UnknownPhrase(f"alert {EXPECTED} no longer names a watched substance", reading.title)
    return document.observe(subject=reading.subject, quote=name(document), text=told(document), reading=reading)


def name(document: Document) -> str:
    """Return the name of the alert, without the quotation marks about it."""
    return the_one(NAME, labelled(passages_of(document), NAME)).strip('"\u201c\u201d ')


def charge(document: Document) -> str:
    """Return the alert's type in the agency's own words. Raises UnknownPhrase for one that we do not know."""
    found = the_one(TYPE, labelled(passages_of(document), TYPE))
    if found not in CHARGES:
        raise UnknownPhrase("not the type of an import alert that we know", found)
    return found


def red_list(document: Document) -> list[str]:
    """Return a line for each firm and product of the red list, sorted. Raises Suspect or OutOfBounds as it must.

    Raises Incomplete where of the last product alone it is not said what is wrong.
    """
    listed = document.text().partition(LANDMARK)[2].partition("(a.k.a. ")[0]
    if PROBLEMS in listed and PROBLEMS not in listed.rpartition("Date Published")[2]:
        raise Incomplete("the red list breaks off behind its last product")
    found = firms(document.html(), document.seen_at)
    bounded(found, FIRMS, "firms on the red list")
    if DESCRIBED not in document.text():
        raise Suspect("no product on the red list is described", found[0].name)
    return sorted(line for firm in found for line in firm.lines)


def passages_of(document: Document) -> list[str]:
    """Return the words of the page, passage by passage."""
    return [one.words for one in passages(document.html())]


def told(document: Document) -> str:
    """Return what two visits are compared by: the alert's own words up to its lists, and the red list."""
    before, _, _ = document.text().partition("(a.k.a. ")
    return comparable("\n".join([before, *red_list(document)]))


def one(pattern: re.Pattern[str], text: str) -> str:
    """Return what the pattern finds, the first time it stands. Raises Suspect where it does not."""
    found = pattern.search(text)
    if found is None:
        raise Suspect("the page lacks what an import alert says", pattern.pattern)
    return found[1]


def the_one(label: str, found: list[str]) -> str:
    """Return what stands under a label. Raises Suspect where it stands nowhere, or more than one thing does."""
    if len(set(found)) != 1:
        raise Suspect(f"the page says {len(set(found))} things under {label}", *found)
    return found[0]
