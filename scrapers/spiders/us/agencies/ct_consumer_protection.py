"""What Connecticut's regulator of drugs announces; a person must look at it.

Who: the Department of Consumer Protection, which makes the schedules. Where: its release of 2026-02-24 and its page on
the hearing, the words of both of which were seen. How it words things: "the Legislative Regulation Review Committee
unanimously approved regulations" that make kratom and 7-hydroxymitragynine Schedule I. What is odd: approved is not
yet in force: the first day is not in the release, and comes when the regulation is posted.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class CtConsumerProtection(ManualCheck):
    source = Source(
        slug="us_ct_consumer_protection",
        jurisdiction="ocd-division/country:us/state:ct",
        publisher="Connecticut Department of Consumer Protection",
        authority=Authority.OFFICIAL,
        every=timedelta(days=14),
        addresses=(
            Address(
                url="https://portal.ct.gov/dcp/news-releases-from-the-department-of-consumer-protection/2026-news-releases/department-of-consumer-protection-applauds-passage-of-controlled-substance-drug-schedule-updates?language=en_US",
                landmark="",
            ),
            Address(
                url="https://portal.ct.gov/dcp/knowledge-base/articles/public-hearing-on-regulation-2025-018",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the first day of the schedules, and later releases on kratom or 7-hydroxymitragynine",
    )
