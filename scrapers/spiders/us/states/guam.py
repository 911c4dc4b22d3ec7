"""Guam's Uniform Controlled Substances Act, which a person must look at: each chapter of the code is a PDF.

Who: the Compiler of Laws of the Judiciary of Guam. Where: https://www.guamcourts.org/CompilerofLaws/GCA/; chapters of
other titles were seen named there (05gca/5gc001.PDF), so chapter 67 of title 9 is to be looked for under title 9.
How it words things: "9 GCA CRIMES AND CORRECTIONS, CH. 67", sections 67.101 and on; the schedules are appendices A to E
at the chapter's end, seen in a public copy of 2017. None of our sources says whether kratom is on a list.
What is odd: the lists are appendices, and have no section of their own. How often it changes: seldom, by public law.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Guam(ManualCheck):
    source = Source(
        slug="us_gu_code",
        jurisdiction="ocd-division/country:us/territory:gu",
        publisher="Compiler of Laws, Judiciary of Guam",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://www.guamcourts.org/CompilerofLaws/GCA/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("9 GCA chapter 67, appendix A: whether Schedule I names kratom, mitragynine or 7-hydroxymitragynine"),
    )
