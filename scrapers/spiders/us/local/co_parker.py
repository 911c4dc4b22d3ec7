"""Parker's ban of kratom; a person must look at it.

Who: the town, whose code Municode publishes. Where: the front page of the code, in its publisher's usual form of
address; the section was not seen. How it words things: in 2019 it became unlawful to possess, sell, make or use kratom,
as television news told it. What is odd: the state's act may override it.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Parker(ManualCheck):
    source = Source(
        slug="us_co_parker_law",
        jurisdiction="ocd-division/country:us/state:co/place:parker",
        publisher="Town of Parker",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://library.municode.com/co/parker", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section on kratom: what it forbids, and whether the state's act has displaced it",
    )
