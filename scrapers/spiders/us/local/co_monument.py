"""Monument's ban of the sale of kratom; a person must look at it.

Who: the town, whose code Municode publishes. Where: section 8.34.010 of the Town Code, an address found in a survey of
local bans of 2026-06-08; Municode's pages are drawn by a script. How it words things: retail sale forbidden by
Ordinance 35-2019, possession left alone. What is odd: the state's act may override it.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Monument(ManualCheck):
    source = Source(
        slug="us_co_monument_law",
        jurisdiction="ocd-division/country:us/state:co/place:monument",
        publisher="Town of Monument",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(
                url="https://library.municode.com/co/monument/codes/code_of_ordinances?nodeId=TIT8HESA_CH8.34KRRE_8.34.010PRSAKR",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether section 8.34.010 still forbids the sale of kratom",
    )
