"""Indiana's definition of a synthetic drug, which a person must look at: the site draws the code by script.

Who: the Indiana General Assembly, by its Legislative Services Agency. Where: IC 35-31.5-2-321, at the form of address
that many cite, with the year in it; what answers is a shell without the law.
How it words things: "Sec. 321. "Synthetic drug" means" and a list; summaries say that it names mitragynine and
7-hydroxymitragynine, the list itself was not seen with them. What is odd: not a schedule, but what is on the list may
not be possessed, made or sold (IC 35-48-4). The board of pharmacy adds to it by emergency rule.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Indiana(ManualCheck):
    source = Source(
        slug="us_in_code",
        jurisdiction="ocd-division/country:us/state:in",
        publisher="Indiana General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://iga.in.gov/laws/2026/ic/titles/35#35-31.5-2-321", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "that the list still names mitragynine and 7-hydroxymitragynine, and an act that lets kratom be sold"
        ),
    )
