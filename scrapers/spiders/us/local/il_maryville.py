"""Maryville's section against kratom; a person must look at it.

Who: the municipality, whose code American Legal publishes. Where: section 138.21 of the code, an address found in a
survey of local bans of 2026-06-08; the publisher's pages are drawn by a script. How it words things: use, possession,
sale, distribution and delivery forbidden since 2019. What is odd: Illinois lets home-rule cities go beyond the state's
act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Maryville(ManualCheck):
    source = Source(
        slug="us_il_maryville_law",
        jurisdiction="ocd-division/country:us/state:il/place:maryville",
        publisher="Village of Maryville",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://codelibrary.amlegal.com/codes/maryville/latest/maryville_il/0-0-0-19985", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether section 138.21 still stands, and what it forbids",
    )
