"""Documents of the Federal Register that speak of kratom, from the Register's own search service.

Who: Office of the Federal Register, National Archives.
Where: https://www.federalregister.gov/api/v1/documents.json with the term searched for and the fields wanted, as
described at https://www.federalregister.gov/developers/documentation/api/v1. No whole real answer could be had, so
nobody has compared a reading with one yet (`first_read` is None).
How it words things: `count`, `results` and, where there is more, `next_page_url`; a result has title, abstract, type,
action (the ACTION line of the document, null where it has none), agencies, and ISO days: of publication, of effect
(effective_on) and the last for comments (comments_close_on), each null where there is none.
What is odd: the search looks through the whole text, so that it finds documents that mention kratom in passing; only
those that name a substance in title or abstract are read. With nothing found, `results` is left out.
Known to be there: 2016-20803 (notice of intent, 2016-08-31), 2016-24659 (its withdrawal, 2016-10-13), 2026-13580
(notice of intent on 7-hydroxymitragynine above a threshold, 2026-07-06), 2026-13608 (request for information).
What makes it fail: a result without the fields below, a count that the pages do not come to, more pages than we
follow. An action that we do not know makes its own document doubtful and no other.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import scrapy

from scrapers.days import day, past_day
from scrapers.errors import Incomplete, Suspect
from scrapers.listing import optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from scrapers.spiders.us.federal_register import UNCLEAR, action_or_doubt
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
PER_PAGE = 100
FIELDS = (
    *("document_number", "title", "abstract", "action", "type", "agencies"),
    *("publication_date", "effective_on", "comments_close_on"),
)
TERM = "kratom%20%7C%20mitragynine%20%7C%20%227-hydroxymitragynine%22"
ADDRESS = (
    f"https://www.federalregister.gov/api/v1/documents.json?conditions%5Bterm%5D={TERM}"
    f"&order=newest&per_page={PER_PAGE}&" + "&".join(f"fields%5B%5D={name}" for name in (*FIELDS, "html_url"))
)
TYPES = frozenset({"Rule", "Proposed Rule", "Notice"})

Record = dict[str, Any]


class FederalRegisterDocuments(Spider):
    source = Source(
        slug="us_federal_register_documents",
        jurisdiction=US,
        publisher="Office of the Federal Register",
        authority=Authority.OFFICIAL,
        every=timedelta(days=1),
        addresses=(Address(url=ADDRESS, landmark=""),),
        observations=Between(low=1, high=500),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation | scrapy.Request]:
        for record in results(document):
            if substances_in(naming(record)):
                yield notice(document, record)
        if following := optional({"next_page_url": None, **document.json()}, "next_page_url"):
            yield scrapy.Request(document.absolute(following))

    def matter(self, document: Document) -> str:
        return comparable("\n".join(told(record) for record in results(document) if substances_in(naming(record))))


def results(document: Document) -> list[Record]:
    """Return the results of one page. Raises Incomplete where it, or its link to the next, falls short of the count."""
    answer = document.json()
    if not isinstance(answer, dict) or not isinstance(answer.get("count"), int):
        raise Suspect("the answer does not count its results", document.text()[:200])
    if answer["count"] == 0:
        return []
    records = answer.get("results")
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Suspect("an answer that counts results and holds none", document.text()[:200])
    left = answer["count"] - PER_PAGE * (page_number(document) - 1)
    if len(records) != min(left, PER_PAGE) or bool(answer.get("next_page_url")) != (left > PER_PAGE):
        raise Incomplete(f"{len(records)} results on a page, of {left} still to come")
    return records


def page_number(document: Document) -> int:
    """Return which page of the results this is, as its address says; the first one's says nothing."""
    (number,) = parse_qs(urlsplit(document.url).query).get("page", ["1"])
    return int(number)


def notice(document: Document, record: Record) -> Observation:
    """Return what one document does about a watched substance."""
    number = required(record, "document_number")
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.SCHEDULING,
        reference=f"FR Doc. {number}",
        title=f"{agency(record)}: {required(record, 'title')}",
        firm="",
        product="",
        charge=charge(record),
        issued_on=past_day(required(record, "publication_date"), document.seen_at),
        updated_on="",
        url=required(record, "html_url"),
        substances=substances_in(naming(record)),
        effective_on=day_or_none(record, "effective_on"),
        comments_until=day_or_none(record, "comments_close_on"),
    )
    return document.observe(subject=reading.subject, quote=quote(record), text=told(record), reading=reading)


def charge(record: Record) -> str:
    """Return what the document does; of no type that makes rules, that it is unclear."""
    kind = required(record, "type")
    return action_or_doubt(optional(record, "action")) if kind in TYPES else f"{UNCLEAR}: {kind}"


def day_or_none(record: Record, name: str) -> str:
    """Return the day under `name`, which may lie ahead, or "" where it is null."""
    found = optional(record, name)
    return day(found) if found else ""


def agency(record: Record) -> str:
    """Return the agency that acts, the last named where a department comes first."""
    agencies = record.get("agencies")
    if not isinstance(agencies, list) or not agencies:
        raise Suspect("a document of no agency", required(record, "document_number"))
    return required(agencies[-1], "name")


def naming(record: Record) -> str:
    """Return the words in which a document may name a substance."""
    return f"{required(record, 'title')}\n{optional(record, 'abstract')}"


def quote(record: Record) -> str:
    """Return the title if it names a watched substance, else the abstract that does."""
    title = required(record, "title")
    return title if substances_in(title) else optional(record, "abstract")


def told(record: Record) -> str:
    """Return the words of a document that two visits are compared by."""
    return values([optional(record, name) for name in FIELDS if name != "agencies"])
