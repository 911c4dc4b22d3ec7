"""North Attleborough's regulation of kratom; a person must look at it.

Who: the town's board of health. Where: the town's own site; the regulation was not seen. How it words things: nobody
under 21, from a December 31 on. What is odd: the year is not told.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NorthAttleborough(ManualCheck):
    source = Source(
        slug="us_ma_north_attleborough_law",
        jurisdiction="ocd-division/country:us/state:ma/place:north_attleborough",
        publisher="North Attleborough Board of Health",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.nattleboro.com/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the board's regulation: its first day, the age, and what it says of 7-hydroxymitragynine",
    )
