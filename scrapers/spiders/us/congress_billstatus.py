"""Bills before Congress, each from its own status file. A bill is never law, whatever it says.

Who: Congressional Research Service, Library of Congress; served in bulk by the Government Publishing Office.
Where: https://www.govinfo.gov/bulkdata/BILLSTATUS/CONGRESS/TYPE/BILLSTATUS-CONGRESSTYPENUMBER.xml; the five files
declared here were read as they stood in January 2021. None of them is about a watched substance.
How it words things: title, titles, subjects and summaries (HTML within text), actions with a day, a code and a type.
What is odd: two schemas. Before 2022 the number is `billNumber`, the type `billType`, the summaries lie under
`billSummaries`; since version 3 they are `number`, `type` and `summary`. Both carry the same bill. The Library's own
actions have a number as code, the House's and the White House's a letter first; Senate actions often have none.
What makes it fail: a bill that is not the one its address names, or one without actions. An action of no known meaning
is shown to a person beside the bill's last step, and proves no more than that there is a bill.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.spiders.us import billstatus
from scrapers.spiders.us.billstatus import LANDMARK, ROOT, US
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority


class CongressBillstatus(Spider):
    source = Source(
        slug="us_congress_billstatus",
        jurisdiction=US,
        publisher="Library of Congress, through the U.S. Government Publishing Office",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=tuple(
            Address(url=f"{ROOT}/{congress}/{kind}/BILLSTATUS-{congress}{kind}{number}.xml", landmark=LANDMARK)
            for congress, kind, number in (
                (114, "hr", 1531),
                (114, "sres", 105),
                (115, "s", 2979),
                (116, "hr", 4907),
                (116, "s", 2902),
            )
        ),
        observations=Between(low=0, high=5),
        first_read=date(2021, 1, 15),
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield from billstatus.read(document)

    def matter(self, document: Document) -> str:
        return billstatus.matter(document)
