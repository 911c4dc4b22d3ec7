"""The Blackfeet Nation's law against kratom; a person must look at it.

Who: the Blackfeet Tribal Business Council. Where: the nation's own site; the law itself was not seen, a newspaper's
account of it was. How it words things: sale and possession banned in September 2025. What is odd: it is tribal law, for
the reservation, and no county's.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class BlackfeetNation(ManualCheck):
    source = Source(
        slug="us_mt_blackfeet_law",
        jurisdiction="ocd-division/country:us/state:mt/tribal:blackfeet",
        publisher="Blackfeet Tribal Business Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://blackfeetnation.com/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the council's law on kratom: its number, its day, what it forbids and to whom",
    )
