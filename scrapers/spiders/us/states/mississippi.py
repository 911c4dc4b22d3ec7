"""Mississippi's act on kratom, which a person must look at: LexisNexis publishes the code, for the Secretary of State.

Who: Mississippi Legislature. Where: HB 1077 of 2025 as sent to the Governor, in force from July 1, 2025:
https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm, cited by readers of June 2026, its page
not seen; of HB 1896 of 2026 the form of address of a bill's history is known.
How it words things: "SECTION 1. As used in this act, ...", sections without headings, so that nothing tells one from
the next but its number.
What is odd: the act leaves bans of counties and cities as they are and allows more; the schedules (Miss. Code
41-29-113) stand in the same code that machines cannot read.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Mississippi(ManualCheck):
    source = Source(
        slug="us_ms_acts",
        jurisdiction="ocd-division/country:us/state:ms",
        publisher="Mississippi Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/2026/pdf/history/HB/HB1896.xml", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "where HB 1077 of 2025 stands in the code: the age of 21, one percent and half a milligram a container of "
            "7-hydroxymitragynine, nothing synthesized, local bans kept; whether HB 1896 of 2026 (a tax) became law"
        ),
    )
