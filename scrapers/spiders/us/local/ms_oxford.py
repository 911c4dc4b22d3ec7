"""Oxford's ban of kratom; a person must look at it.

Who: the city's board of aldermen. Where: Municode's page of the code, in its usual form of address, and House Bill 1077
of 2025; the ordinance was not seen. How it words things: a ban of 2019, as a vendor has it. What is odd: the same
vendor says that only synthetic products are meant.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Oxford(ManualCheck):
    source = Source(
        slug="us_ms_oxford_law",
        jurisdiction="ocd-division/country:us/state:ms/place:oxford",
        publisher="City of Oxford",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://library.municode.com/ms/oxford", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section on kratom, and whether the leaf is meant",
    )
