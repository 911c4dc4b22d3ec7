"""West Virginia's act on kratom, which a person must look at: its publisher answers machines with a refusal (403).

Who: West Virginia Legislature. Where: https://code.wvlegislature.gov/19-12F-4/ (permits), 19-12F-6 (age of 21 online),
19-12F-7 (a tax of 11 percent) and 19-12F-9a (labels), sections that were seen in a public collection of state codes.
How it words things: a section a page, under its article's name, "Select Plant-Based Derivatives Regulation Act:
Kratom". What is odd: the collection has of most sections the first words alone.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority

CODE = "https://code.wvlegislature.gov"


class WestVirginia(ManualCheck):
    source = Source(
        slug="us_wv_code",
        jurisdiction="ocd-division/country:us/state:wv",
        publisher="West Virginia Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=tuple(Address(url=f"{CODE}/19-12F-{number}/", landmark="") for number in ("4", "6", "7", "9a")),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="permits, the age of 21, the tax of 11 percent, labels, and anything new on 7-hydroxymitragynine",
    )
