"""Alton's chapter against kratom; a person must look at it.

Who: the municipality, whose code American Legal publishes. Where: chapter 16 of the City Code, an address found in a
survey of local bans of 2026-06-08; the publisher's pages are drawn by a script. How it words things: "Kratom
Prohibited", since 2018: possession, distribution, delivery. What is odd: Illinois lets home-rule cities go beyond the
state's act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Alton(ManualCheck):
    source = Source(
        slug="us_il_alton_law",
        jurisdiction="ocd-division/country:us/state:il/place:alton",
        publisher="City of Alton",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://codelibrary.amlegal.com/codes/alton_il/latest/alton_il/0-0-0-6433", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether chapter 16 still stands, and what it forbids",
    )
