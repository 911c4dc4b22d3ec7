"""The map of the Global Kratom Coalition; a person must look at it.

Who: the Global Kratom Coalition (GKC), an association of makers of leaf products. Where: its front page; its map of
the states was not seen. How it words things: states by how they treat the leaf, and 7-hydroxymitragynine apart. What
is odd: it advocates against 7-hydroxymitragynine and for the leaf.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class GlobalKratomCoalition(ManualCheck):
    source = Source(
        slug="secondary_global_kratom_coalition",
        jurisdiction="ocd-division/country:us",
        publisher="Global Kratom Coalition",
        authority=Authority.SECONDARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://globalkratomcoalition.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="states that it newly counts as banning the leaf or 7-hydroxymitragynine",
    )
