"""The FDA's recalls as its own search serves them: one record a recalled product, of every centre of the agency.

Who: U.S. Food and Drug Administration, Industry and Recall Enforcement System (iRES).
Where: POST https://www.accessdata.fda.gov/rest/iresapi/recalls/, the service behind
https://www.accessdata.fda.gov/scripts/ires/; seen in two exchanges recorded on 2026-04-28, one with 168 records and
one with none.
How it words things: a JSON object with the answer's own code, a message, a count and the records. Days are MM/DD/YYYY.
A record has no recall number until its centre has classified it, so that we call it by its event and product, which
never change.
What is odd: every answer is HTTP 200. The body's STATUSCODE says 400 for success and 412 for "No results found", which
is healthy; any other code is a refusal, with its reason in MESSAGE. We ask for what changed in the eight days before
the visit, so that a missed day or two is made up for; what is older is openFDA's to show.
What makes it fail: a count that is not the number of records, as many records as one answer may hold, a record without
a field we ask for, an unknown day.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import scrapy

from scrapers.days import day
from scrapers.errors import Blocked, Incomplete, Suspect
from scrapers.listing import optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from scrapers.text import comparable, fold
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

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
NAMING = ("PRODUCTDESCRIPTIONTXT", "PRODUCTSHORTREASONTXT", "FIRMLEGALNAM")
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
            if substances_in(naming(record)):
                yield notice(document, record)

    def substance(self, document: Document) -> str:
        named = [told(record) for record in recalls(document) if substances_in(naming(record))]
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


def notice(document: Document, record: Record) -> Observation:
    """Return what a record says of one recalled product."""
    product = required(record, "PRODUCTID")
    description = fold(required(record, "PRODUCTDESCRIPTIONTXT"))
    firm = fold(required(record, "FIRMLEGALNAM"))
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.RECALL,
        reference=f"{required(record, 'RECALLEVENTID')}-{product}",
        title=f"Recall {optional(record, 'RECALLNUM') or 'not yet numbered'} by {firm}",
        firm=firm,
        product=description,
        charge=fold(required(record, "PRODUCTSHORTREASONTXT")),
        issued_on=day(required(record, "RECALLINITIATIONDT")),
        updated_on=day(required(record, "EVENTLMD")),
        url=f"https://www.accessdata.fda.gov/scripts/ires/?Product={product}",
        substances=substances_in(naming(record)),
    )
    return document.observe(subject=reading.subject, quote=quote(record), text=told(record), reading=reading)


def naming(record: Record) -> str:
    """Return the words in which a record may name a substance."""
    return "\n".join(optional(record, name) for name in NAMING)


def quote(record: Record) -> str:
    """Return the field that names the substance."""
    return next(found for name in NAMING if substances_in(found := optional(record, name)))


def told(record: Record) -> str:
    """Return the words of a recall that two visits are compared by."""
    return values({name: optional(record, name) for name in TOLD})
