"""Virginia's additions to Schedule I, by rule, which a person must look at: the page was not seen.

Who: the Virginia Board of Pharmacy, which places a substance in Schedule I for eighteen months unless the General
Assembly takes it up (Va. Code 54.1-3443). Where: 18VAC110-20-322 of the Administrative Code; the form of address is the
one that the Virginia Law portal's own pages have (seen for other chapters).
How it words things: not seen. What is odd: each addition ends by itself after eighteen months.
How often it changes: at any time of the year.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class VirginiaRules(ManualCheck):
    source = Source(
        slug="us_va_administrative_code",
        jurisdiction="ocd-division/country:us/state:va",
        publisher="Virginia Board of Pharmacy",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://law.lis.virginia.gov/admincode/title18/agency110/chapter20/section322/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="whether the Board has placed mitragynine or 7-hydroxymitragynine in Schedule I, and until when",
    )
