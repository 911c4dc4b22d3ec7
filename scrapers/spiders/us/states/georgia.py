"""Georgia's sections on kratom, which a person must look at: the code's only publisher shows it by script, to sessions.

Who: the Georgia General Assembly, whose code a commercial publisher shows for it. Where: O.C.G.A. 16-13-120 and what
follows; the address is the one that the General Assembly links to, it leads into an application without addresses for
sections.
What is odd: nobody but that publisher shows the code as it stands.
How it words things: not seen. Reports say that since January 1, 2025 (HB 181 of 2024) nothing may be sold to anybody
under 21, products stand behind the counter, and there are limits of concentration and labels. A bill of 2026 (HB 968)
would have put both on Schedule I (16-13-25). How often it changes: in the session, January to April.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Georgia(ManualCheck):
    source = Source(
        slug="us_ga_code",
        jurisdiction="ocd-division/country:us/state:ga",
        publisher="Georgia General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://www.lexisnexis.com/hottopics/gacode/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "the age of 21, the limits of concentration, the counter, labels, and kratom or 7-OH in 16-13-25 "
            "(Schedule I)"
        ),
    )
