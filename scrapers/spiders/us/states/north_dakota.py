"""North Dakota's Schedule I, in the chapter on controlled substances; by reports it does not name kratom.

Who: North Dakota Legislative Council. Where: https://ndlegis.gov/cencode/t19c03-1.pdf, the whole chapter; the form of
address was seen in the Council's own index of the code (a public archive of state codes, July 2026) and in use by many,
this file was not. The words were seen in copies of the chapter and in a measure that repeats them.
How it words things: "19-03.1-05. Schedule I.", subsections numbered 3., lists lettered a., b., sublists (1), each line
as it is printed, "Page No. 3" at the foot.
What is odd: sections have no history. The Legislative Assembly meets in odd years and its acts take effect on August 1,
but what concerns controlled substances often at once. HB 1101 of 2025 would have put kratom's alkaloids on the list.
How often it changes: every second spring.
What makes it fail: another heading, fewer than half of the entries, a PDF of pictures.
"""

import re
from datetime import timedelta

from scrapers.law.chapter import lines_of
from scrapers.law.printed import passages
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, section_from
from scrapers.reading import Document
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

BEGINS = re.compile(r"(?P<number>\d+(?:\.\d+)?-\d+(?:\.\d+)?-\d+(?:\.\d+)?)\. ")


class NorthDakota(Schedule):
    parts = (
        Part(
            url="https://ndlegis.gov/cencode/t19c03-1.pdf",
            number="19-03.1-05",
            heading="Schedule I",
            opening="1. The controlled substances listed in this section are included in schedule I",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_nd_century_code",
        jurisdiction="ocd-division/country:us/state:nd",
        publisher="North Dakota Legislative Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=14),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "N.D. Cent. Code § {number}"
    last_note = ""

    def section(self, document: Document, part: Part) -> Section:
        return section_from(lines_of(passages(document.pages(), BEGINS), part, BEGINS), part)
