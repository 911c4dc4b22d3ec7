"""Kootenai County's rule on kratom; a person must look at it.

Who: the county, whose code American Legal publishes. Where: the code's overview, in the form that the publisher gives
to every code; no section was seen. How it words things: a report of an age of 21 and a ban of 7-hydroxymitragynine.
What is odd: the report speaks of a presenter who urged it, not of a vote.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class KootenaiCounty(ManualCheck):
    source = Source(
        slug="us_id_kootenai_county_law",
        jurisdiction="ocd-division/country:us/state:id/county:kootenai",
        publisher="Kootenai County Board of Commissioners",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://codelibrary.amlegal.com/codes/kootenaicountyid/latest/overview", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether an ordinance on kratom was adopted, with its number and day",
    )
