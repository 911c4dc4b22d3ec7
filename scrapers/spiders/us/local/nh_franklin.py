"""Franklin's ordinance on kratom, which may be no more; a person must look at it.

Who: the city's council. Where: the city's own site; no ordinance was seen. How it words things: vendors name it as a
city that bans kratom. What is odd: the survey says that the ban was repealed in 2017.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Franklin(ManualCheck):
    source = Source(
        slug="us_nh_franklin_law",
        jurisdiction="ocd-division/country:us/state:nh/place:franklin",
        publisher="City of Franklin",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://www.franklinnh.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether any ordinance on kratom is in force",
    )
