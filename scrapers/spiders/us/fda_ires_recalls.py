"""The FDA's recalls as its own search serves them: one record a recalled product, of every centre of the agency.

Who: U.S. Food and Drug Administration, Industry and Recall Enforcement System (iRES).
Where: POST https://www.accessdata.fda.gov/rest/iresapi/recalls/, the service behind
https://www.accessdata.fda.gov/scripts/ires/; seen in two exchanges recorded on 2026-04-28, one with 168 records and
one with none.
How it words things: a JSON object with the answer's own code, a message, a count and the records. Days are MM/DD/YYYY.
A record has no recall number until its centre has classified it; until then we call it by its event and product, and
then by the number, which openFDA knows too.
What is odd: every answer is HTTP 200. The body's STATUSCODE says 400 for success and 412 for "No results found", which
is healthy; any other code is a refusal, with its reason in MESSAGE. We ask for what changed in the eight days before
the visit, so that a missed day or two is made up for; what is older is openFDA's to show.
What makes it fail: a count that is not the number of records, as many records as one answer may hold, a record without
a field we ask for, an unknown class or day, a day to come.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import scrapy

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
SUCCESS, NO_RESULTS = 400, 412
ROWS = 5000
LOOK_BACK = timedelta(days=8)
COLUMNS = (
    "recalleventid,productid,producttypeshort,recallnum,phasetxt,centercd,centerclassificationtypetxt,firmlegalnam,"
    "firmfeinum,recallinitiationdt,centerclassificationdt,terminationdt,enforcementreportdt,determinationdt,"
    "initialfirmnotificationtxt,distributionareasummarytxt,voluntarytypetxt,productdescriptiontxt,"
    "productshortreasontxt,productdistributedquantity,eventlmd"
)
NAMING = ("PRODUCTDESCRIPTIONTXT", "PRODUCTSHORTREASONTXT")
CLASSES = {"1": "Class I", "2": "Class II", "3": "Class III", "NC": "Not Yet Classified"}
TOLD = (
    *("RECALLNUM", "PHASETXT", "CENTERCLASSIFICATIONTYPETXT", "FIRMLEGALNAM", "RECALLINITIATIONDT", "TERMINATIONDT"),
    *("VOLUNTARYTYPETXT", "DISTRIBUTIONAREASUMMARYTXT", "PRODUCTDESCRIPTIONTXT", "PRODUCTSHORTREASONTXT"),
)
"""What a recall says. The rest of a record counts rows and stamps edits."""

Record = dict[str, Any]


class FdaIresRecalls(Spider):
    source = Source(
        slug="us_fda_ires_recalls",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(Address(url="https://www.accessdata.fda.gov/rest/iresapi/recalls/", landmark="", form=()),),
        observations=Between(low=0, high=500),
        first_read=date(2026, 4, 28),
    )

    def requests(self) -> Iterator[scrapy.Request]:
        yield self.asking(self.source.addresses[0], {"payLoad": payload(self.today - LOOK_BACK)})

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        for record in recalls(document):
            if names(record):
                yield notice(document, record)

    def matter(self, document: Document) -> str:
        named = [told(record) for record in recalls(document) if names(record)]
        return comparable("\n".join(sorted(named)))


def payload(since: date) -> str:
    """Return what the service is asked: everything modified since that day, in the very form its own page sends."""
    asked = {
        "displaycolumns": COLUMNS,
        "filter": f"[{{'eventlmdfrom':'{since:%m/%d/%Y}'}}]",
        "start": 1,
        "rows": ROWS,
        "sort": "eventlmd",
        "sortorder": "desc",
    }
    return json.dumps(asked)


def recalls(document: Document) -> list[Record]:
    """Return the records of one whole answer. Raises Blocked for a refusal, Incomplete where records are missing."""
    answer = document.json()
    if not isinstance(answer, dict) or "STATUSCODE" not in answer:
        raise Suspect("the answer has no code of its own", document.text()[:200])
    if answer["STATUSCODE"] == NO_RESULTS and not answer.get("RESULT"):
        return []
    if answer["STATUSCODE"] != SUCCESS:
        raise Blocked(f"the service refused with code {answer['STATUSCODE']}: {required(answer, 'MESSAGE')}")
    records = answer.get("RESULT")
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Suspect("a successful answer without records", document.text()[:200])
    if required(answer, "RESULTCOUNT") != str(len(records)) or len(records) >= ROWS:
        raise Incomplete(f"{len(records)} records came of {answer['RESULTCOUNT']}, and {ROWS} are the most")
    return records


def recall(record: Record) -> Recall:
    """Return the record as a recalled product. Raises Suspect where a field is missing."""
    product = required(record, "PRODUCTID")
    return Recall(
        number=optional(record, "RECALLNUM"),
        known_as=f"{required(record, 'RECALLEVENTID')}-{product}",
        grade=classification(record),
        firm=required(record, "FIRMLEGALNAM"),
        product=required(record, "PRODUCTDESCRIPTIONTXT"),
        reason=required(record, "PRODUCTSHORTREASONTXT"),
        whose_will=optional(record, "VOLUNTARYTYPETXT"),
        initiated=required(record, "RECALLINITIATIONDT"),
        stamped=required(record, "EVENTLMD"),
        url=f"https://www.accessdata.fda.gov/scripts/ires/?Product={product}",
    )


def notice(document: Document, record: Record) -> Observation:
    """Return what a record says of one recalled product."""
    found = recall(record)
    reading = found.notice(document.seen_at)
    return document.observe(subject=reading.subject, quote=found.quote, text=told(record), reading=reading)


def classification(record: Record) -> str:
    """Return how grave the agency holds the recall to be, in the words of its weekly reports."""
    found = required(record, "CENTERCLASSIFICATIONTYPETXT")
    if found not in CLASSES:
        raise UnknownPhrase(f"not a class of recall: {found!r}", found)
    return CLASSES[found]


def names(record: Record) -> bool:
    """Tell whether a record names a watched substance in what was recalled or why; the firm's name is no naming."""
    return bool(substances_in("\n".join(optional(record, name) for name in NAMING)))


def told(record: Record) -> str:
    """Return the words of a recall that two visits are compared by."""
    return values({name: optional(record, name) for name in TOLD})
