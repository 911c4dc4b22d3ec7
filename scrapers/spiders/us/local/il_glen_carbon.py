"""Glen Carbon's chapter against kratom; a person must look at it.

Who: the municipality, whose code American Legal publishes. Where: chapter 6 of the Village Code, an address found in a
survey of local bans of 2026-06-08; the publisher's pages are drawn by a script. How it words things: "Kratom
Prohibited", since August 2019: possession, distribution, delivery. What is odd: Illinois lets home-rule cities go
beyond the state's act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class GlenCarbon(ManualCheck):
    source = Source(
        slug="us_il_glen_carbon_law",
        jurisdiction="ocd-division/country:us/state:il/place:glen_carbon",
        publisher="Village of Glen Carbon",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(
                url="https://codelibrary.amlegal.com/codes/glencarbonil/latest/glencarbon_il/0-0-0-3031", landmark=""
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether chapter 6 still stands, and what it forbids",
    )
