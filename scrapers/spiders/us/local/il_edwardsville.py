"""Edwardsville's ban of kratom; a person must look at it.

Who: the city, whose code Municode publishes. Where: the front page of the code, an address found in a survey of local
bans of 2026-06-08; the section was not seen. How it words things: added to the prohibited substances by a unanimous
council in March 2020. What is odd: Illinois lets home-rule cities go beyond the state's act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Edwardsville(ManualCheck):
    source = Source(
        slug="us_il_edwardsville_law",
        jurisdiction="ocd-division/country:us/state:il/place:edwardsville",
        publisher="City of Edwardsville",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://library.municode.com/il/edwardsville", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section that names kratom among prohibited substances",
    )
