"""Dana Point's ordinance against kratom; a person must look at it.

Who: the city's council. Where: the city's own site; the ordinance was not seen, local news of it was. How it words
things: introduced by a unanimous council. What is odd: its adoption was not seen.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class DanaPoint(ManualCheck):
    source = Source(
        slug="us_ca_dana_point_law",
        jurisdiction="ocd-division/country:us/state:ca/place:dana_point",
        publisher="City of Dana Point",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://www.danapoint.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the ordinance was adopted, its number, its first day, and what it forbids",
    )
