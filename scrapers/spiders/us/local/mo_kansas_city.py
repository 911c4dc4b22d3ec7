"""Kansas City's ordinance on kratom and 7-hydroxymitragynine; a person must look at it.

Who: the city's council, whose code Municode publishes. Where: the front page of the code, in its publisher's usual form
of address; the section was not seen, television news of the vote was. How it words things: adopted by twelve to none on
2026-02-12: 21 years of age, a licence, and 7-hydroxymitragynine forbidden. What is odd: the first day was not told.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class KansasCity(ManualCheck):
    source = Source(
        slug="us_mo_kansas_city_law",
        jurisdiction="ocd-division/country:us/state:mo/place:kansas_city",
        publisher="City of Kansas City",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://library.municode.com/mo/kansas_city", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the ordinance of 2026-02-12: its number, its first day, the age, the licence and the ban",
    )
