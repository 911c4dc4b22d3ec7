"""Utah's Kratom Consumer Protection Act, which a person must look at: a script loads the text of each section.

Who: the Utah State Legislature. Where: https://le.utah.gov/xcode/Title4/Chapter45/4-45-S104.html; the form of address
is the one that the site's own pages use, seen in several public repositories. The page holds no text: a script in it
names the file of the version in force (`versionDefault`, C4-45-S104_ and two days), and an address of a version is no
address of the law, for it stays as it is when the law changes.
How it words things: "Effective 5/14/2019", "4-45-104. Catchline.", passages numbered (1), (a), and the chapter of the
session laws. What is odd: the 2026 session made it another act (SB 45): only pure leaf may be sold at retail, and until
March 6, 2027 other products may be made for export. How often it changes: in the session, January to March.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Utah(ManualCheck):
    source = Source(
        slug="us_ut_code",
        jurisdiction="ocd-division/country:us/state:ut",
        publisher="Utah State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://le.utah.gov/xcode/Title4/Chapter45/4-45-S104.html", landmark=""),
            Address(url="https://le.utah.gov/xcode/Title4/Chapter45/4-45-S105.html", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "pure leaf only, registration of processors and retailers, tobacco specialty businesses, the age, and the "
            "exception until March 6, 2027"
        ),
    )
