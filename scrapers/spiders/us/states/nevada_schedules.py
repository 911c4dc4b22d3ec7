"""Nevada's Schedule I, which a person must look at: a rule of the Board of Pharmacy, whose page was not to be had.

Who: Nevada State Board of Pharmacy; the Legislative Counsel Bureau publishes its rules. Where: NAC 453.510 in
https://www.leg.state.nv.us/nac/NAC-453.html, named by the form of the address of the statutes beside it; not seen. How
it words things: "453.510 Schedule I.", subsections numbered 1., lists lettered (a); its neighbour was read in a copy.
What is odd: the Board may also schedule by an extraordinary regulation (NRS 453.2184), known only from its notices.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NevadaSchedules(ManualCheck):
    source = Source(
        slug="us_nv_schedules",
        jurisdiction="ocd-division/country:us/state:nv",
        publisher="Nevada State Board of Pharmacy",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://www.leg.state.nv.us/nac/NAC-453.html", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "mitragynine or 7-hydroxymitragynine in NAC 453.510 (Schedule I), or a regulation of the Board that would "
            "put them there: one of 2026 was withdrawn"
        ),
    )
