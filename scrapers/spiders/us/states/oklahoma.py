"""Oklahoma's Kratom Consumer Protection Act, which a person must look at: each title of the statutes is one PDF.

Who: the Oklahoma Legislature. Where: https://www.oklegislature.gov/OK_Statutes/CompleteTitles/os63.pdf, title 63; the
form of address was seen for titles 2, 3A and 21 in an adapter of a public repository, this file was not. The same
sections stand at the State Courts Network (oscn.net) under numbers of its own (`CiteID`), which were not found.
How it words things: "§63-1-1432.4. Catchline." and passages A., 1.; at the end "Added by Laws 2021, ...". The act is 63
O.S. 1-1432.1 to 1-1432.5 (HB 1784 of 2021, effective November 1, 2021), read in the words of West's public copy:
"Prohibited products--Labeling requirements--Distribution to minors prohibited--Test results".
What is odd: the site's robots.txt keeps machines from its PDFs, and such files are hundreds of pages long. Schedule I
(63 O.S. 2-204) stands in it too.
How often it changes: in the session, February to May.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Oklahoma(ManualCheck):
    source = Source(
        slug="us_ok_statutes",
        jurisdiction="ocd-division/country:us/state:ok",
        publisher="Oklahoma Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.oklegislature.gov/OK_Statutes/CompleteTitles/os63.pdf", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "section 1-1432.4: the age of 18, two percent 7-hydroxymitragynine, nothing synthetic, the label; and 2-204"
        ),
    )
