"""Tennessee's section on kratom, which a person must look at: the code is given only by Lexis' script-driven pages.

Who: the Tennessee General Assembly; LexisNexis publishes the code for it. Where: https://www.lexisnexis.com/hottopics/
tncode/, the link that the General Assembly's own site gives (seen in several public repositories), and the bill pages
of wapp.capitol.tn.gov.
How it words things: not seen. What it says, by reports: Tenn. Code 39-17-452 forbids synthetic derivatives and leaves
the natural form (dried or cut leaf, raw powder) to those over 21, with a warning label (2018, HB 1832).
What is odd: from 2014 to 2018 the section was read as a ban. In 2026 a bill to make kratom a crime (SB 1656/HB 1649)
was far; what became of it was not found.
How often it changes: in the session, January to April or May.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Tennessee(ManualCheck):
    source = Source(
        slug="us_tn_code",
        jurisdiction="ocd-division/country:us/state:tn",
        publisher="Tennessee General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.lexisnexis.com/hottopics/tncode/", landmark=""),
            Address(url="https://wapp.capitol.tn.gov/apps/BillInfo/Default.aspx?BillNumber=SB1656&GA=114", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "section 39-17-452: natural leaf and the age of 21, or a ban; what became of SB 1656/HB 1649 of 2026"
        ),
    )
