"""What the Drug Enforcement Administration announces of kratom and 7-hydroxymitragynine; a person must look at it.

Who: the DEA. Where: its press releases, its page on drug scheduling and its page on kratom among the drugs of concern.
How it words things: nobody has yet read these pages by machine without guessing. What the agency does by law it does in
the Federal Register, which is read every day; here stands what it announces before.
What is odd: its list of drugs of concern names what is not controlled, so that a name there is no law.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority

DEA = "https://www.dea.gov"


class DeaScheduling(ManualCheck):
    source = Source(
        slug="us_dea_scheduling",
        jurisdiction="ocd-division/country:us",
        publisher="U.S. Drug Enforcement Administration",
        authority=Authority.OFFICIAL,
        every=timedelta(days=14),
        addresses=tuple(
            Address(url=f"{DEA}/{page}", landmark="")
            for page in ("what-we-do/news/press-releases", "drug-information/drug-scheduling", "factsheets/kratom")
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="an announced or withdrawn scheduling of 7-hydroxymitragynine, mitragynine or kratom, and what it is "
        "called among the drugs of concern",
    )
