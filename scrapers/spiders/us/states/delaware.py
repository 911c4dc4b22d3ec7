"""Delaware's Schedule I, which names no kratom: the General Assembly has passed no law on it.

Who: the Delaware Code Revisors, for the General Assembly. Where:
http://delcode.delaware.gov/title16/c047/sc02/index.html, the second subchapter of title 16, chapter 47; its words were
seen in a stored copy of that page, its tags in a page of title 11 (`div.Section`, `div.SectionHead` with the number as
id, a paragraph a passage, the history as loose words behind the last).
How it words things: sections 4711 to 4722 in one page, Schedule I in 4714, entries numbered (1) and closed by ";".
What is odd: the other schedules stand in the same page, the tests for each before it. The Secretary may schedule by
rule, in the Register of Regulations, which is not here.
How often it changes: in the session, January to June. What makes it fail: another heading, no history, fewer entries.
"""

import re
from datetime import timedelta

from scrapers.law.chapter import lines_of
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, holder, noted, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

BEGINS = re.compile(r"§ ?(?P<number>\d+[A-Z]?)\. ")
HISTORY = re.compile(r"\d+ Del\. (?:C\. 1953|Laws), .+")


class Delaware(Schedule):
    parts = (
        Part(
            url="https://delcode.delaware.gov/title16/c047/sc02/index.html",
            number="4714",
            heading="Schedule I",
            opening="(a) The controlled substances listed in this section are included in Schedule I.",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_de_code",
        jurisdiction="ocd-division/country:us/state:de",
        publisher="Delaware General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "16 Del. C. § {number}"
    last_note = HISTORY.pattern

    def section(self, document: Document, part: Part) -> Section:
        text = holder(document.html(), "#CodeBody")
        refuse_merged(text)
        return section_from(noted(lines_of(lines(text), part, BEGINS), HISTORY), part)
