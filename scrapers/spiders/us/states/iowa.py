"""Iowa's Schedule I, which a person must look at: each section of the code is a PDF.

Who: the Iowa Legislative Services Agency. Where: Iowa Code 124.204; the form of address was seen for its neighbour
124.418 and others, this file was not.
How it words things: as seen of other sections: number and catchline, the text in two columns' breaks, a running head
on each page. None of our sources says that it names kratom; a law firm's page that says so is wrong. What is odd: the
board of pharmacy may schedule for two years by rule (124.201), and drops what the legislature does not take up. How
often it changes: in the session, January to May; bans were filed in 2026 (SF 2192, HF 2133).
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Iowa(ManualCheck):
    source = Source(
        slug="us_ia_code",
        jurisdiction="ocd-division/country:us/state:ia",
        publisher="Iowa Legislative Services Agency",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.legis.iowa.gov/docs/code/124.204.pdf", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "any mention of kratom or its alkaloids in section 124.204, or a temporary rule of the board of pharmacy"
        ),
    )
