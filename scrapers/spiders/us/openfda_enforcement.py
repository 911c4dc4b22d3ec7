"""Recalls of kratom products in openFDA, the FDA's public interface to its weekly enforcement reports.

Who: U.S. Food and Drug Administration, openFDA; refreshed every week from the same system as the recall search.
Where: https://api.fda.gov/food/enforcement.json and https://api.fda.gov/drug/enforcement.json, searched for the words
that recalls call kratom by, in the product or in the reason. The fields are those of
https://open.fda.gov/apis/food/enforcement/. Two records on kratom were seen in part, F-1012-2018 and F-1414-2018, no
whole answer, so nobody has compared a reading with one yet (`first_read` is None).
How it words things: `meta.results` with skip, limit and total, and `results` with one record a recalled product; days
are YYYYMMDD.
What is odd: a search that finds nothing is HTTP 404 with an error of code NOT_FOUND, which is healthy and empty.
Product descriptions keep the label's line breaks and capitals.
What makes it fail: any other error, a total beyond the records of one answer, a record without the fields below.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from scrapers.errors import Blocked, Incomplete, Suspect, UnknownPhrase
from scrapers.listing import optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from scrapers.spiders.us.fda_recall import Recall
from scrapers.text import comparable
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority

US = "ocd-division/country:us"
WORDS = "(kratom+mitragyna+mitragynine+hydroxymitragynine+%227-OH%22)"
SEARCH = f"?search=product_description:{WORDS}+reason_for_recall:{WORDS}&limit=1000"
NAMING = ("product_description", "reason_for_recall")
TOLD = (
    *("recall_number", "status", "classification", "recall_initiation_date", "voluntary_mandated"),
    *(*NAMING, "recalling_firm"),
)
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
        observations=Between(low=1, high=2000),
        first_read=None,
    )
    reads_statuses = (404,)

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        for record in recalls(document):
            if names(record):
                yield notice(document, record)

    def matter(self, document: Document) -> str:
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


def recall(record: Record, url: str) -> Recall:
    """Return the record as a recalled product. Raises Suspect where a field is missing."""
    return Recall(
        number=required(record, "recall_number"),
        known_as="",
        grade=classification(record),
        firm=required(record, "recalling_firm"),
        product=required(record, "product_description"),
        reason=required(record, "reason_for_recall"),
        whose_will=optional(record, "voluntary_mandated"),
        initiated=required(record, "recall_initiation_date"),
        stamped=required(record, "report_date"),
        url=url,
    )


def notice(document: Document, record: Record) -> Observation:
    """Return what a record says of one recalled product."""
    found = recall(record, document.url)
    reading = found.notice(document.seen_at)
    return document.observe(subject=reading.subject, quote=found.quote, text=told(record), reading=reading)


def names(record: Record) -> bool:
    """Tell whether a record names a watched substance in what was recalled or why; the firm's name is no naming."""
    return bool(substances_in("\n".join(optional(record, name) for name in NAMING)))


def classification(record: Record) -> str:
    """Return how grave the agency holds the recall to be, in its own words."""
    found = required(record, "classification")
    if found not in CLASSES:
        raise UnknownPhrase(f"not a class of recall: {found!r}", found)
    return found


def told(record: Record) -> str:
    """Return the words of a recall that two visits are compared by."""
    return values({name: optional(record, name) for name in TOLD})
