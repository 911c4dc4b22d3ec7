"""An advocates' pages on each state's law on kratom: what they say is a claim, and only ever a question at the desk.

Who: BAE, who advocate for botanicals (botanicalae.org). Where: the site is a WordPress, whose interface gives its pages
as JSON: https://www.botanicalae.org/index.php?rest_route=/wp/v2/pages/1429 (Connecticut) was seen as of March 2026;
the list of all pages is the same interface's, and was not seen, so `first_read` is None.
How it words things: a page a state, its name in `title.rendered`; `content.rendered` is HTML that begins with one bold
sentence, "Banned/Illegal as of February 24, 2026", and goes on in prose. `modified` is the page's own last day.
What is odd: "illegal as of" was the day of the committee's vote, while the regulation takes effect when it is posted.
What makes it fail: a page without one of the fields, a state's page that does not begin with bold words, a state twice,
far fewer states.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import scrapy
from lxml.html import fragment_fromstring

from scrapers.days import past_day
from scrapers.errors import Suspect, UnknownPhrase
from scrapers.law.section import every
from scrapers.listing import required
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.state_names import STATES
from scrapers.text import comparable
from tracker.contract import Address, Between, Claim, Observation, Source
from tracker.vocabulary import Authority, Label

PER_PAGE = 100
LIST = f"https://www.botanicalae.org/index.php?rest_route=/wp/v2/pages&per_page={PER_PAGE}"
BANNED = "Banned/Illegal"
IN_WORDS = "in words"  # a claim that fits no label

Record = dict[str, Any]


class Botanicalae(Spider):
    source = Source(
        slug="secondary_botanicalae",
        jurisdiction="ocd-division/country:us",
        publisher="BAE (botanicalae.org)",
        authority=Authority.SECONDARY,
        every=timedelta(days=7),
        addresses=(Address(url=LIST, landmark="Connecticut"),),
        observations=Between(low=20, high=51),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:  # noqa: ARG002
        for record in state_pages(document):
            yield claim(document, record)
        if len(pages(document)) == PER_PAGE:
            yield scrapy.Request(f"{LIST}&page={page_number(document) + 1}")

    def matter(self, document: Document) -> str:
        return comparable("\n".join(f"{state(record)}: {status(record)}" for record in state_pages(document)))


def pages(document: Document) -> list[Record]:
    """Return the pages of one answer. Raises Suspect for an answer in another form."""
    answer = document.json()
    if not isinstance(answer, list) or not all(isinstance(record, dict) for record in answer):
        raise Suspect("the answer is no list of pages", document.text()[:200])
    return answer


def page_number(document: Document) -> int:
    """Return which part of the list this is, as its address says; the first one's says nothing."""
    (number,) = parse_qs(urlsplit(document.url).query).get("page", ["1"])
    return int(number)


def state_pages(document: Document) -> list[Record]:
    """Return the pages that are called like a state. Raises Suspect where two are called like one."""
    found = [record for record in pages(document) if state(record) in STATES]
    names = [state(record) for record in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise Suspect("a state has several pages", *sorted(twice))
    return found


def state(record: Record) -> str:
    """Return what the page is called."""
    return required(rendered(record, "title"), "rendered")


def status(record: Record) -> str:
    """Return the bold words that the page begins with. Raises UnknownPhrase where it begins otherwise."""
    content = fragment_fromstring(required(rendered(record, "content"), "rendered"), create_parent="div")
    bold, told = every(content, "p:first-of-type > strong:first-child"), words(content)
    if not bold or not (said := words(bold[0])) or not told.startswith(said):
        raise UnknownPhrase(f"the page on {state(record)} does not begin with bold words", told[:200])
    return said


def rendered(record: Record, name: str) -> Record:
    """Return a field that WordPress gives as rendered HTML. Raises Suspect where it is missing."""
    value = record.get(name)
    if not isinstance(value, dict):
        raise Suspect(f"a page has no {name}", *record)
    return value


def claim(document: Document, record: Record) -> Observation:
    """Return what they say of kratom in one state."""
    said = status(record)
    reading = Claim(
        jurisdiction=STATES[state(record)],
        substance="kratom",
        key=f"botanicalae.org: kratom in {state(record)}",
        says=Label.PROHIBITED if said.startswith(BANNED) else IN_WORDS,
        words=said,
        claimant="BAE (botanicalae.org)",
        url=required(record, "link"),
        made_on=past_day(required(record, "modified")[:10], document.seen_at),
        confidence="",
    )
    return document.observe(subject=reading.subject, quote=said, text=said, reading=reading)
