"""The bills of Congress on kratom that are known: a consumer protection act in both chambers of the 118th Congress.

Who: Congressional Research Service, Library of Congress; served in bulk by the Government Publishing Office.
Where: status files of the same form and at the same place as those of `congress_billstatus`. S. 3039 (introduced on
2023-10-04) was seen as bill text at https://www.govinfo.gov/content/pkg/BILLS-118s3039is/; H.R. 5905 is its companion.
Nobody has yet compared a reading of these two files with the files (`first_read` is None).
How it words things, what is odd: as there.
What makes it fail: as there, and either file without a word of a watched substance.
"""

from collections.abc import Iterator
from datetime import timedelta

from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.spiders.us import billstatus
from scrapers.spiders.us.billstatus import LANDMARK, ROOT, US
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority

BILLS = ("118/s/BILLSTATUS-118s3039", "118/hr/BILLSTATUS-118hr5905")


class CongressKratomBills(Spider):
    source = Source(
        slug="us_congress_kratom_bills",
        jurisdiction=US,
        publisher="Library of Congress, through the U.S. Government Publishing Office",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=tuple(Address(url=f"{ROOT}/{bill}.xml", landmark=LANDMARK) for bill in BILLS),
        observations=Between(low=2, high=2),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield from billstatus.read(document)

    def matter(self, document: Document) -> str:
        return billstatus.matter(document)
