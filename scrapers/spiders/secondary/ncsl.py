"""What the legislatures' own association says of kratom; a person must look at it.

Who: the National Conference of State Legislatures (NCSL). Where: its front page; no page of its on kratom was seen.
How it words things: briefs and tables of bills, by state. What is odd: its tables are of bills, and a bill is no law.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Ncsl(ManualCheck):
    source = Source(
        slug="secondary_ncsl",
        jurisdiction="ocd-division/country:us",
        publisher="National Conference of State Legislatures",
        authority=Authority.SECONDARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.ncsl.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="a brief or table on kratom, and every state where it says otherwise than our record",
    )
