"""A legal sidebar of the Congressional Research Service on kratom; a person must look at it.

Who: the Congressional Research Service, for members of Congress. Where: report LSB11082 of 2023-11-28 by its number; a
copy of its beginning was seen with another publisher. How it words things: 22 states that have regulated or banned
kratom, by approach. What is odd: it is brought up to date now and then, under the same number.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class CongressionalResearchService(ManualCheck):
    source = Source(
        slug="secondary_congressional_research_service",
        jurisdiction="ocd-division/country:us",
        publisher="Congressional Research Service",
        authority=Authority.SECONDARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://www.congress.gov/crs-product/LSB11082", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="a newer version, and every state where it says otherwise than our record",
    )
