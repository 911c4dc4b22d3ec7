"""Jerseyville's ban of kratom; a person must look at it.

Who: the municipality, whose code American Legal publishes. Where: title 6, chapter 5C of the City Code, an address
found in a survey of local bans of 2026-06-08; the publisher's pages are drawn by a script. How it words things:
Ordinances 1693 and 1694 of 2017, the first ban of a city in the state. What is odd: Illinois lets home-rule cities go
beyond the state's act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Jerseyville(ManualCheck):
    source = Source(
        slug="us_il_jerseyville_law",
        jurisdiction="ocd-division/country:us/state:il/place:jerseyville",
        publisher="City of Jerseyville",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(
                url="https://codelibrary.amlegal.com/codes/jerseyvilleil/latest/jerseyville_il/0-0-0-1807", landmark=""
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether title 6, chapter 5C still stands, and what it forbids",
    )
