"""The Netherlands' Opium Act, in which kratom has not been found; a person must look at it.

Who: the Government, which publishes the law as amended. Where: the act by its number in the register; the lists were
not seen. How it words things: lists I and II of substances, and since 2025 a list Ia of groups. What is odd: the
commodities act, and not this one, bars products that are sold as food with certain plants.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Opiumwet(ManualCheck):
    source = Source(
        slug="nl_opiumwet",
        jurisdiction="ocd-division/country:nl",
        publisher="Overheid.nl",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://wetten.overheid.nl/BWBR0001941", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine, 7-hydroxymitragynine and Mitragyna speciosa in lists I, Ia and II",
    )
