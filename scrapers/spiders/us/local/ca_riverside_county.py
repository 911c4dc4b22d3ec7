"""Riverside County's rule on 7-hydroxymitragynine; a person must look at it.

Who: the county, whose code Municode publishes. Where: the front page of the code, in its publisher's usual form of
address; no section was seen. How it words things: only a report of a rule on 7-hydroxymitragynine is known, without a
day. What is odd: it would be law only outside the cities.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class RiversideCounty(ManualCheck):
    source = Source(
        slug="us_ca_riverside_county_law",
        jurisdiction="ocd-division/country:us/state:ca/county:riverside",
        publisher="Riverside County Board of Supervisors",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://library.municode.com/ca/riverside_county", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether there is an ordinance on kratom or 7-hydroxymitragynine at all, with its number and day",
    )
