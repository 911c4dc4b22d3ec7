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
from datetime import datetime, timedelta

from lxml.html import HtmlElement

from scrapers.days import past_day
from scrapers.errors import OutOfBounds, Suspect, UnknownPhrase
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.fda_import_alerts import CHARGES, EXPECTED, US
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

NUMBER = re.compile(r"Import Alert # ?(\d{2}-\d{2,3})")
PUBLISHED = re.compile(r"Published Date: ?(\d{2}/\d{2}/\d{4})")
TYPE = re.compile(r"Type: ?(.+)")
NAME = "Import Alert Name:"
LISTS = re.compile(r"\(a\.k\.a\. (Red|Yellow|Green) List\)")
DAY = re.compile(r"Date Published ?: ?(\d{2}/\d{2}/\d{4})")
DESCRIBED = "Desc:"
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
                landmark="(a.k.a. Red List)",
                entries=FIRMS,
            ),
        ),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield alert(document)

    def substance(self, document: Document) -> str:
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
    for heading in document.html().iter("h3"):
        following = heading.getnext()
        if words(heading) == NAME and following is not None:
            return words(following).strip('"\u201c\u201d ')
    raise Suspect("the page does not name the alert", NAME)


def charge(document: Document) -> str:
    """Return the alert's type in the agency's own words. Raises UnknownPhrase for one that we do not know."""
    found = [match[1] for part in document.html().iter("div") if (match := TYPE.fullmatch(words(part)))]
    if len(set(found)) != 1 or found[0] not in CHARGES:
        raise UnknownPhrase("not the type of an import alert that we know", *found)
    return found[0]


def red_list(document: Document) -> list[str]:
    """Return a line for each firm and product of the red list, sorted. Raises Suspect or OutOfBounds as it must."""
    colour, country, firms, lines = "", "", 0, []
    for part in document.html().iter("h4", "div"):
        if part.tag == "h4":
            if found := LISTS.search(words(part)):
                colour, country = found[1], ""
            elif colour:
                country = words(part)
        elif "div-info" in classes(part) and colour == "Red":
            firms += 1
            lines += firm_lines(part, country, document.seen_at)
    if not FIRMS.low <= firms <= FIRMS.high:
        raise OutOfBounds(f"{firms} firms on the red list, where {FIRMS.low} to {FIRMS.high} are to be expected")
    if DESCRIBED not in document.text():
        raise Suspect("no product on the red list is described", *lines[:1])
    return sorted(lines)


def firm_lines(box: HtmlElement, country: str, seen_at: datetime) -> list[str]:
    """Return a line for each product of the firm in the box: the firm, its country, the product and the day."""
    names = [words(part) for part in box.iter("div") if {"div-name", "floatleft"} <= classes(part)]
    if len(names) != 1 or not names[0] or not country:
        raise Suspect("a firm on the red list without a name or a country", words(box))
    found = [f"{names[0]} ({country}): {product(part, seen_at)}" for part in products(box)]
    if not found:
        raise Suspect("a firm on the red list without a product", names[0])
    return found


def products(box: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes of the products that follow a firm's, up to the next firm or heading."""
    for part in box.itersiblings():
        if "div-info" in classes(part) or part.find(".//h4") is not None:
            return
        if part.tag == "div" and part.find("./div/em") is not None:
            yield part


def product(part: HtmlElement, seen_at: datetime) -> str:
    """Return a product's code, name and day, and its description where it has one."""
    said = DAY.sub("", words(part)).strip()
    days = DAY.findall(words(part))
    if len(days) != 1 or not said:
        raise Suspect("a product on the red list without its day", words(part))
    following = next((other for other in part.itersiblings("div") if "floatleft" not in classes(other)), None)
    described = words(following) if following is not None and words(following).startswith(DESCRIBED) else ""
    return ", ".join(filter(None, (said, described.removeprefix(DESCRIBED).strip(), past_day(days[0], seen_at))))


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


def classes(part: HtmlElement) -> set[str]:
    """Return the classes of an element."""
    return set((part.get("class") or "").split())
