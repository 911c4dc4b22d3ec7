"""Suffolk County's age of 21 for kratom; a person must look at it.

Who: the county, whose code eCode360 publishes. Where: the front page of the code, in its publisher's usual form of
address; the section was not seen. How it words things: reported as an age of 21 since 2016. What is odd: another
tracker says that there was only a resolution of a committee.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class SuffolkCounty(ManualCheck):
    source = Source(
        slug="us_ny_suffolk_county_law",
        jurisdiction="ocd-division/country:us/state:ny/county:suffolk",
        publisher="Suffolk County Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://ecode360.com/SU0867", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the code has a section on kratom at all",
    )
