"""Columbus' ban of kratom; a person must look at it.

Who: the city's council. Where: Municode's page of the code, in its usual form of address, and House Bill 1077 of 2025;
the ordinance was not seen, local news of it was. How it words things: sale and use forbidden in the city in a February,
before Lowndes County did the same. What is odd: the year is not told.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Columbus(ManualCheck):
    source = Source(
        slug="us_ms_columbus_law",
        jurisdiction="ocd-division/country:us/state:ms/place:columbus",
        publisher="City of Columbus",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://library.municode.com/ms/columbus", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section on kratom: its day and what it forbids",
    )
