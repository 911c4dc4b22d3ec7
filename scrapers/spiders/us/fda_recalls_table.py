"""All recall announcements that the FDA has posted of late, from the data behind the table on its recalls page.

Who: U.S. Food and Drug Administration; the announcements are the companies'.
Where: https://www.fda.gov/datatables-json/recalls-market-withdrawals.json, which fills the table at
https://www.fda.gov/safety/recalls-market-withdrawals-safety-alerts; thirty of its thousand rows were seen as they stood
on 2026-08-21, and twenty-eight of the pages that they lead to, none of them on kratom (`first_read` is None).
How it words things: a list of records; a day as MM/DD/YYYY, the brand as a link, `changed` as a `time`, categories with
HTML entities. The announcement itself is on the page that `path` leads to.
What is odd: the rows are in no order. No record has a recall number, so that an announcement is tied to a numbered
recall only where firm, product and day are the same to the letter.
What makes it fail: anything but a list, far fewer or more rows, a row of a watched substance short of a field, a page
that is no announcement.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import scrapy

from scrapers.errors import Suspect
from scrapers.listing import bounded, optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from scrapers.spiders.us.fda_announcement import PLACE, US, Listed, announcement, newest, told
from scrapers.spiders.us.fda_page import HOST, fragment, plain
from scrapers.text import comparable
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority

ADDRESS = Address(
    url=f"{HOST}/datatables-json/recalls-market-withdrawals.json", landmark="", entries=Between(low=20, high=5000)
)
NAMING = ("path", "field_brand_name", "field_product_description", "field_recall_reason_description")

Record = dict[str, Any]


class FdaRecallsTable(Spider):
    source = Source(
        slug="us_fda_recalls_table",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(ADDRESS,),
        observations=Between(low=0, high=200),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        if address is None:
            yield from announcement(document)
            return
        for one in newest(listed(document, record) for record in named(document)):
            yield scrapy.Request(one.url)

    def matter(self, document: Document) -> str:
        if document.url != ADDRESS.url:
            return told(document)
        return comparable("\n".join(sorted(values(record) for record in named(document))))


def named(document: Document) -> list[Record]:
    """Return the records of the whole list that name a watched substance."""
    records = document.json()
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Suspect("the answer is no list of records", document.text()[:200])
    if ADDRESS.entries:
        bounded(records, ADDRESS.entries, "recall announcements")
    return [record for record in records if substances_in(naming(record))]


def naming(record: Record) -> str:
    """Return the words in which a record may name a substance, those of its address among them."""
    return "\n".join(plain(said) for name in NAMING if (said := optional(record, name))).replace("-", " ")


def listed(document: Document, record: Record) -> Listed:
    """Return where the announcement stands and when it was last changed. Raises Suspect for a link to elsewhere."""
    path = required(record, "path")
    stamps = [str(one.get("datetime")) for one in fragment(required(record, "changed")).iter("time")]
    if not path.startswith(PLACE) or len(stamps) != 1:
        raise Suspect("a recall without its page or its moment", values(record))
    return Listed(url=document.absolute(path), changed=stamps[0])
