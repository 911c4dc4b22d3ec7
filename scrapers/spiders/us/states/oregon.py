"""Oregon's sections on kratom, which a person must look at: their catchlines could not be had.

Who: the Legislative Counsel Committee of the Oregon Legislative Assembly. Where:
https://www.oregonlegislature.gov/bills_laws/ors/ors475.html, all of chapter 475; the beginning of its 2023 edition was
seen.
How it words things: a list of the sections, then the sections, each a paragraph that begins in bold with number and
catchline, and at its end the session laws in brackets ("[2022 c.41 §3]"). The act is 2022 c.41 (HB 4010): ORS 475.392
to 475.404. A processor registers with the Department of Revenue (475.396); its rules are OAR 150-475-6010 and
following.
What is odd: the pages are windows-1252; a new edition comes every two years and is late, so that amendments stand only
in the session laws for a while. Schedules are rules of the Board of Pharmacy (OAR chapter 855).
How often it changes: an edition every odd year, sessions each year from January or February.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Oregon(ManualCheck):
    source = Source(
        slug="us_or_revised_statutes",
        jurisdiction="ocd-division/country:us/state:or",
        publisher="Oregon Legislative Counsel Committee",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.oregonlegislature.gov/bills_laws/ors/ors475.html", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "sections 475.392 to 475.404: the age of 21, registration, tests, and anything new on 7-hydroxymitragynine"
        ),
    )
