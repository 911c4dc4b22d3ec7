"""The map of the American Kratom Association; a person must look at it.

Who: the American Kratom Association (AKA), which advocates for kratom consumer protection acts. Where: its front page;
its map of the states was not seen. How it words things: states with its act, states that ban, and the rest. What is
odd: the makers of the model act count a state when the act passes, and not when it takes effect.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class AmericanKratomAssociation(ManualCheck):
    source = Source(
        slug="secondary_american_kratom_association",
        jurisdiction="ocd-division/country:us",
        publisher="American Kratom Association",
        authority=Authority.SECONDARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.americankratom.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="states that it newly counts as banned or as having its act",
    )
