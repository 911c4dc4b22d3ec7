"""North Dakota's Schedule I, which a person must look at: the chapter is a PDF, or one with all the code in 70 MB.

Who: North Dakota Legislative Council. Where: https://ndlegis.gov/cencode/t19c03-1.pdf: the form of address was seen in
the Council's own index of the code (a public archive of state codes, July 2026), this file was not. How it words
things: "19-03.1-05. Schedule I.", subsections numbered 3., lists lettered a., b., as copies elsewhere have it.
What is odd: sections have no history. The Legislative Assembly meets in odd years and its acts take effect on August 1,
but what concerns controlled substances often at once.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NorthDakota(ManualCheck):
    source = Source(
        slug="us_nd_century_code",
        jurisdiction="ocd-division/country:us/state:nd",
        publisher="North Dakota Legislative Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://ndlegis.gov/cencode/t19c03-1.pdf", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "mitragynine or 7-hydroxymitragynine in section 19-03.1-05, Schedule I (HB 1101 of 2025 would have put "
            "them there), or a new chapter on kratom"
        ),
    )
