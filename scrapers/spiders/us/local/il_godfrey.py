"""Godfrey's ban of kratom; a person must look at it.

Who: the village's board. Where: the village's own site; the ordinance was not seen, local news of it was. How it words
things: possession, sale and distribution forbidden in January 2025, with fines of 100 to 750 dollars. What is odd: it
is younger than the survey's other bans, and in no code that was seen.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Godfrey(ManualCheck):
    source = Source(
        slug="us_il_godfrey_law",
        jurisdiction="ocd-division/country:us/state:il/place:godfrey",
        publisher="Village of Godfrey",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.godfreyil.org/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance of January 2025: its number, its first day, and what it forbids",
    )
