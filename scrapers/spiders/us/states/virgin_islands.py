"""The Virgin Islands' schedules of controlled substances, which a person must look at: only Lexis' pages hold the code.

Who: the Legislature of the Virgin Islands; LexisNexis publishes the code for it. Where: https://www.lexisnexis.com/
hottopics/vicode/, seen as the code's address in one public repository; the page was not.
How it words things: not seen. The schedules belong to title 19, health; their section is not guessed here.
What is odd: no page of the government's own holds the code. None of our sources says whether kratom is on a list.
How often it changes: seldom, by act of the Legislature.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class VirginIslands(ManualCheck):
    source = Source(
        slug="us_vi_code",
        jurisdiction="ocd-division/country:us/territory:vi",
        publisher="Legislature of the Virgin Islands",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://www.lexisnexis.com/hottopics/vicode/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("the schedules of title 19: whether Schedule I names kratom, mitragynine or 7-hydroxymitragynine"),
    )
