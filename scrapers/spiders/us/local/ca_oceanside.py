"""Oceanside's ban of kratom; a person must look at it.

Who: the city, whose code Municode publishes. Where: the front page of the code, in its publisher's usual form of
address; the section was not seen. How it words things: vendors say that it is banned. What is odd: none of them gives a
section.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Oceanside(ManualCheck):
    source = Source(
        slug="us_ca_oceanside_law",
        jurisdiction="ocd-division/country:us/state:ca/place:oceanside",
        publisher="City of Oceanside",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://library.municode.com/ca/oceanside", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the code names kratom, and what it forbids",
    )
