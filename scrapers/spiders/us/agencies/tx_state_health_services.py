"""What Texas' health department says of kratom; a person must look at it.

Who: the Department of State Health Services, which watches over chapter 444 of the Health and Safety Code and makes
the schedules. Where: the department's own site; no page on kratom was seen. How it words things: the chapter forbids
more than two percent 7-hydroxymitragynine and all synthetic alkaloids; the department may write rules. What is odd:
the commissioner can schedule a substance without the legislature.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class TxStateHealthServices(ManualCheck):
    source = Source(
        slug="us_tx_state_health_services",
        jurisdiction="ocd-division/country:us/state:tx",
        publisher="Texas Department of State Health Services",
        authority=Authority.OFFICIAL,
        every=timedelta(days=30),
        addresses=(Address(url="https://www.dshs.texas.gov/", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="rules under chapter 444, and notices that schedule 7-hydroxymitragynine",
    )
