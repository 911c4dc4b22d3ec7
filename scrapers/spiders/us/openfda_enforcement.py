"""Recalls of kratom products in openFDA, the FDA's public interface to its weekly enforcement reports.

Who: U.S. Food and Drug Administration, openFDA; refreshed every week from the same system as the recall search.
Where: https://api.fda.gov/food/enforcement.json and https://api.fda.gov/drug/enforcement.json, searched for the words
that recalls call kratom by. The fields are those of https://open.fda.gov/apis/food/enforcement/. No whole real answer
could be had, so nobody has compared a reading with one yet (`first_read` is None).
How it words things: `meta.results` with skip, limit and total, and `results` with one record a recalled product; days
are YYYYMMDD.
What is odd: a search that finds nothing is HTTP 404 with an error of code NOT_FOUND, which is healthy and empty.
Product descriptions keep the label's line breaks and capitals.
What makes it fail: any other error, a total beyond the records of one answer, a record without the fields below.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from scrapers.days import day
from scrapers.errors import Blocked, Incomplete, Suspect, UnknownPhrase
from scrapers.listing import optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from scrapers.text import comparable, fold
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
SEARCH = "?search=product_description:(kratom+mitragyna+mitragynine+hydroxymitragynine)&limit=1000"
NAMING = ("product_description", "reason_for_recall", "recalling_firm")
TOLD = ("recall_number", "status", "classification", "recall_initiation_date", "voluntary_mandated", *NAMING)
CLASSES = frozenset({"Class I", "Class II", "Class III", "Not Yet Classified"})

Record = dict[str, Any]


class OpenfdaEnforcement(Spider):
    source = Source(
        slug="us_openfda_enforcement",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration (openFDA)",
        authority=Authority.OFFICIAL,
        every=timedelta(days=7),
        addresses=(
            Address(url=f"https://api.fda.gov/food/enforcement.json{SEARCH}", landmark=""),
            Address(url=f"https://api.fda.gov/drug/enforcement.json{SEARCH}", landmark=""),
        ),
        observations=Between(low=0, high=2000),
        first_read=None,
    )
    reads_statuses = (404,)

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        for record in recalls(document):
            if substances_in(naming(record)):
                yield notice(document, record)

    def substance(self, document: Document) -> str:
        return comparable("\n".join(sorted(told(record) for record in recalls(document))))


def recalls(document: Document) -> list[Record]:
    """Return the records of one whole answer, none where the search found nothing."""
    answer = document.json()
    if not isinstance(answer, dict) or answer.keys().isdisjoint({"error", "results"}):
        raise Suspect("the answer holds neither results nor an error", document.text()[:200])
    if "error" in answer:
        return refused(answer["error"])
    records = answer["results"]
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Suspect("the results are no list of records", document.text()[:200])
    total = required(answer["meta"]["results"], "total") if has_count(answer) else "no count"
    if total != str(len(records)):
        raise Incomplete(f"{len(records)} records came of {total}")
    return records


def refused(error: Any) -> list[Record]:
    """Return no records where the error is that none were found. Raises Blocked for every other error."""
    if not isinstance(error, dict):
        raise Suspect("an error that says nothing", str(error))
    if required(error, "code") != "NOT_FOUND":
        raise Blocked(f"the service refused: {error['code']}: {required(error, 'message')}")
    return []


def has_count(answer: Record) -> bool:
    """Tell whether the answer counts its results where it should."""
    meta = answer.get("meta")
    return isinstance(meta, dict) and isinstance(meta.get("results"), dict)


def notice(document: Document, record: Record) -> Observation:
    """Return what a record says of one recalled product."""
    number = required(record, "recall_number")
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.RECALL,
        reference=number,
        title=f"{classification(record)} recall by {fold(required(record, 'recalling_firm'))}",
        firm=fold(required(record, "recalling_firm")),
        product=fold(required(record, "product_description")),
        charge=fold(required(record, "reason_for_recall")),
        issued_on=day(required(record, "recall_initiation_date")),
        updated_on=day(required(record, "report_date")),
        url=document.url,
        substances=substances_in(naming(record)),
    )
    return document.observe(subject=reading.subject, quote=quote(record), text=told(record), reading=reading)


def classification(record: Record) -> str:
    """Return how grave the agency holds the recall to be, in its own words."""
    found = required(record, "classification")
    if found not in CLASSES:
        raise UnknownPhrase(f"not a class of recall: {found!r}", found)
    return found


def naming(record: Record) -> str:
    """Return the words in which a record may name a substance."""
    return "\n".join(optional(record, name) for name in NAMING)


def quote(record: Record) -> str:
    """Return the field that names the substance."""
    return next(found for name in NAMING if substances_in(found := optional(record, name)))


def told(record: Record) -> str:
    """Return the words of a recall that two visits are compared by."""
    return values({name: optional(record, name) for name in TOLD})
