"""Brookhaven's ban of kratom; a person must look at it.

Who: the city's board of aldermen. Where: Municode's page of the code, in its usual form of address, and House Bill 1077
of 2025; the ordinance was not seen, local news of it was. How it words things: a ban voted in May 2025, from 2025-07-01
on. What is odd: the state's act saves local bans made before that very day.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Brookhaven(ManualCheck):
    source = Source(
        slug="us_ms_brookhaven_law",
        jurisdiction="ocd-division/country:us/state:ms/place:brookhaven",
        publisher="City of Brookhaven",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://library.municode.com/ms/brookhaven", landmark=""),
            Address(url="https://billstatus.ls.state.ms.us/documents/2025/html/HB/1000-1099/HB1077SG.htm", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance of May 2025: its first day and what it forbids",
    )
