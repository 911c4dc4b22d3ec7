"""Virginia's Schedule I, by statute; by reports it does not name kratom.

Who: the Division of Legislative Automated Systems, for the Virginia Code Commission. Where:
https://law.lis.virginia.gov/vacodefull/title54.1/chapter34/, all sections of the Drug Control Act; the form of address
and the words of such a page were seen for title 1 in a stored copy, this section's in a public copy of the code. This
page itself was not seen.
How it words things: "§ 54.1-3446. Schedule I.", lists numbered 1., 2., their entries without a number, each a
paragraph, often with "(other name: ...)"; the years and chapters of the acts behind them.
What is odd: the Board of Pharmacy adds for eighteen months at a time by rule (18VAC110-20-322), which is not here.
How often it changes: on July 1 of each year.
What makes it fail: another heading, fewer than half of the entries, two versions of the section.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses
from scrapers.reading import Document
from scrapers.spiders.us.states.virginia import section_of_chapter
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class VirginiaSchedule(Schedule):
    parts = (
        Part(
            url="https://law.lis.virginia.gov/vacodefull/title54.1/chapter34/",
            number="54.1-3446",
            heading="Schedule I",
            opening="The controlled substances listed in this section are included in Schedule I:",
            entries=Between(low=150, high=900),
        ),
    )
    source = Source(
        slug="us_va_code_schedule",
        jurisdiction="ocd-division/country:us/state:va",
        publisher="Virginia Division of Legislative Automated Systems",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Va. Code § {number}"

    def section(self, document: Document, part: Part) -> Section:
        return section_of_chapter(document, part)
