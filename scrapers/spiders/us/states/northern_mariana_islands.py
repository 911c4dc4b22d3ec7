"""The Northern Mariana Islands' schedules, which a person must look at: each section of the code is a PDF.

Who: the Commonwealth Law Revision Commission. Where: https://cnmilaw.gov/cmc.php, the table of the Commonwealth Code's
sections, which was seen; a section lies at pdf/cmc_section/T6/NUMBER.pdf (seen for 5 CMC 9102).
What is odd: sections are found by their number alone, and their files by nobody who does not know it.
How it words things: the controlled substances stand in title 6, crimes; the schedules' own sections were not seen, and
a number is not guessed here. None of our sources says whether kratom is on a list. How often it changes: seldom.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NorthernMarianaIslands(ManualCheck):
    source = Source(
        slug="us_mp_code",
        jurisdiction="ocd-division/country:us/territory:mp",
        publisher="Commonwealth Law Revision Commission",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://cnmilaw.gov/cmc.php", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("the schedules of title 6: whether Schedule I names kratom, mitragynine or 7-hydroxymitragynine"),
    )
