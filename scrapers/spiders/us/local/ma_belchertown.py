"""Belchertown's regulation of kratom, if there is one; a person must look at it.

Who: the town's board of health. Where: the town's own site; no regulation was seen. How it words things: a vendor says
that the board aimed at one. What is odd: no vote was seen.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Belchertown(ManualCheck):
    source = Source(
        slug="us_ma_belchertown_law",
        jurisdiction="ocd-division/country:us/state:ma/place:belchertown",
        publisher="Belchertown Board of Health",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.belchertown.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the board has made a regulation on kratom, and its first day",
    )
