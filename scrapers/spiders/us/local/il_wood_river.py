"""Wood River's ban of the sale of kratom; a person must look at it.

Who: the municipality, whose code American Legal publishes. Where: the first page of the Code of Ordinances; the section
was not seen, an address found in a survey of local bans of 2026-06-08; the publisher's pages are drawn by a script. How
it words things: sale forbidden by an ordinance of November 2023. What is odd: Illinois lets home-rule cities go beyond
the state's act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class WoodRiver(ManualCheck):
    source = Source(
        slug="us_il_wood_river_law",
        jurisdiction="ocd-division/country:us/state:il/place:wood_river",
        publisher="City of Wood River",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://codelibrary.amlegal.com/codes/woodriveril/latest/woodriver_il/0-0-0-1", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the section on kratom: its number, its day, and what it forbids",
    )
