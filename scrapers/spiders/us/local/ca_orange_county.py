"""Orange County's ordinance on kratom; a person must look at it.

Who: the county, whose code Municode publishes. Where: the front page of the code, in its publisher's usual form of
address; the section itself was not seen. How it words things: as reported in 2025, nobody under 21 and no synthetic
products. What is odd: it is law only outside the cities.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class OrangeCounty(ManualCheck):
    source = Source(
        slug="us_ca_orange_county_law",
        jurisdiction="ocd-division/country:us/state:ca/county:orange",
        publisher="Orange County Board of Supervisors",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://library.municode.com/ca/orange_county", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance of 2025: the age of 21, synthetic products, and where it applies",
    )
