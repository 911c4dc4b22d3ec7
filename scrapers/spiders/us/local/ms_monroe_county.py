"""Monroe County's ban of kratom, which was rescinded; a person must look at it.

Who: the county's board of supervisors, whose ordinances stand in its minutes. Where: Municode's list of Mississippi's
codes, and House Bill 1077 of 2025; the orders were not seen, local news of them was. How it words things: a ban of
March 2019, rescinded by three votes to two on 2020-06-01. What is odd: trackers still list it as in force.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class MonroeCounty(ManualCheck):
    source = Source(
        slug="us_ms_monroe_county_law",
        jurisdiction="ocd-division/country:us/state:ms/county:monroe",
        publisher="Monroe County Board of Supervisors",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(
            Address(url="https://library.municode.com/ms", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the board has banned kratom again",
    )
