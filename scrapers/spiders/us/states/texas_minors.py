"""Texas' section on the sale of kratom to the young, which a person must look at until its heading is known.

Who: the Texas Legislative Council. Where: https://tcss.legis.texas.gov/resources/HS/htm/HS.444.htm, the page of
texas.py, which reads 444.002 and 444.003 of it and tells where that address was seen.
How it words things: by reports 444.004 makes it an offence to give or sell kratom to anybody under 18; its words and
heading could not be had, and none is guessed here.
What is odd: a second chapter 444 stands beside it, so that a number alone does not name a section.
How often it changes: in odd years, January to May; bills of 2025 would make the age 21.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class TexasMinors(ManualCheck):
    source = Source(
        slug="us_tx_statutes_minors",
        jurisdiction="ocd-division/country:us/state:tx",
        publisher="Texas Legislative Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://tcss.legis.texas.gov/resources/HS/htm/HS.444.htm", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="section 444.004: the age of 18, and its heading, with which texas.py can read it too",
    )
