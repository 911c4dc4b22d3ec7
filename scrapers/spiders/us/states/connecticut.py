"""Connecticut's schedules, which a person must look at: the portal of regulations is drawn by a script.

Who: the Secretary of the State, who publishes the Regulations of Connecticut State Agencies; the Department of
Consumer Protection, which makes section 21a-243-7 (Schedule I). Where: the record PR2025-018 of the regulation, an
address that the department itself gives for it; what the portal shows there was not seen.
How it words things: by Public Act 25-101, section 4, the department was to schedule "Mitragyna speciosa (kratom),
including its leaves, stems and any extracts" and 7-hydroxymitragynine. What is odd: the committee approved it on
2026-02-24, and a regulation takes effect when it is posted or later: that day is not known to us.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Connecticut(ManualCheck):
    source = Source(
        slug="us_ct_agency_regulations",
        jurisdiction="ocd-division/country:us/state:ct",
        publisher="Connecticut Secretary of the State",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://eregulations.ct.gov/eRegsPortal/Search/RMRView/PR2025-018", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the effective day of the regulation, and kratom and 7-hydroxymitragynine in section 21a-243-7",
    )
