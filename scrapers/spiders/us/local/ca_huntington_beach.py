"""Huntington Beach's ordinance on kratom; a person must look at it.

Who: the city, whose new laws eCode360 publishes. Where: the city's own site; readers say that the publisher files the
ordinance as LF2483261, and it was not seen. How it words things: an ordinance of 2025 on kratom and
7-hydroxymitragynine. What is odd: nobody has said what it asks for.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class HuntingtonBeach(ManualCheck):
    source = Source(
        slug="us_ca_huntington_beach_law",
        jurisdiction="ocd-division/country:us/state:ca/place:huntington_beach",
        publisher="City of Huntington Beach",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.huntingtonbeachca.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance: its number, its first day, what it forbids or asks for",
    )
