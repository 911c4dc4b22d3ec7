"""New York's schedules of controlled substances, I to V in one section.

Who: New York State Senate, which publishes the laws as the Legislative Bill Drafting Commission keeps them. Where:
https://www.nysenate.gov/legislation/laws/PBH/3306; other sections were seen with their markup in a public archive of
state codes (2026), this one's opening words in a bill of 2026 that would amend them.
How it words things: see `open_legislation`; "Schedule I. (a) ...", lists numbered (1) under "(b) Opiates. ...".
What is odd: the Commissioner of Health may except or reclassify by rule (section 3307), which is not here; kratom
itself stands in other sections (see `new_york`).
How often it changes: once or twice a session. What makes it fail: another heading, another opening, no footer.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses
from scrapers.reading import Document
from scrapers.spiders.us.open_legislation import section_of
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class NewYorkSchedules(Schedule):
    parts = (
        Part(
            url="https://www.nysenate.gov/legislation/laws/PBH/3306",
            number="3306",
            heading="Schedules of controlled substances",
            opening="There are hereby established five schedules of controlled substances",
            entries=Between(low=200, high=1500),
        ),
    )
    source = Source(
        slug="us_ny_schedules",
        jurisdiction="ocd-division/country:us/state:ny",
        publisher="New York State Senate",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "N.Y. Pub. Health Law § {number}"
    last_note = ""

    def section(self, document: Document, part: Part) -> Section:
        return section_of(document, part)
