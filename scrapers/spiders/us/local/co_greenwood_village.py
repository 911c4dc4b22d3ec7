"""Greenwood Village's ban of the sale of kratom; a person must look at it.

Who: the city, whose code Municode publishes. Where: the Municipal Code, an address found in a survey of local bans of
2026-06-08; the section was not seen. How it words things: retail sale for human consumption forbidden in 2019. What is
odd: the state's act may override it.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class GreenwoodVillage(ManualCheck):
    source = Source(
        slug="us_co_greenwood_village_law",
        jurisdiction="ocd-division/country:us/state:co/place:greenwood_village",
        publisher="City of Greenwood Village",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://library.municode.com/co/greenwood_village/codes/municipal_code", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section on kratom, what it forbids, and whether the state's act has displaced it",
    )
