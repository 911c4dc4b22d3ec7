"""Yellowstone County's rule on kratom; a person must look at it.

Who: the county, or its board of health. Where: the county's own site; the rule itself was not seen, a newspaper's
account of it was. How it words things: adopted between September 2025 and January 2026. What is odd: the report does
not say which body made it.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class YellowstoneCounty(ManualCheck):
    source = Source(
        slug="us_mt_yellowstone_county_law",
        jurisdiction="ocd-division/country:us/state:mt/county:yellowstone",
        publisher="Yellowstone County",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.yellowstonecountymt.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the rule on kratom: who made it, its day, and what it forbids",
    )
