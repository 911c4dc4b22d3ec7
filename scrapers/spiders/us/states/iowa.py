"""Iowa's Schedule I; none of our sources says that it names kratom, and a law firm's page that says so is wrong.

Who: the Iowa Legislative Services Agency. Where: https://www.legis.iowa.gov/docs/code/124.204.pdf, the section alone;
the form of address was seen for its neighbour 124.418 and in use by many, this file was not. The words were seen in
copies of the code.
How it words things: "124.204 Schedule I — substances included.", subsections numbered 2., lists lettered a., b.; then
the acts it comes from ("[C71, §204.204; 82 Acts, ch 1147, §4]", "2017 Acts, ch 145, §4") and "Referred to in §124.401".
A running head on each page, and at its foot the day on which it was printed.
What is odd: the board of pharmacy may schedule for two years by rule (124.201), and drops what the legislature does not
take up. How often it changes: in the session, January to May; bans were filed in 2026 (SF 2192, HF 2133).
What makes it fail: another heading, no acts behind the text, fewer than half of the entries.
"""

import re
from datetime import timedelta

from scrapers.law.printed import passages
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, noted, section_from
from scrapers.reading import Document
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

ACTS = re.compile(r"(?:\[(?:[CRS]\d\d|\d\d Acts).*|\d{4} Acts, ch .*|Referred to in .*)")
HEADING = re.compile(r"124\.204 Schedule I\b")
BEGINS = re.compile(f"{HEADING.pattern}|{ACTS.pattern}")


class Iowa(Schedule):
    parts = (
        Part(
            url="https://www.legis.iowa.gov/docs/code/124.204.pdf",
            number="124.204",
            heading="Schedule I — substances included",
            opening="1. Schedule I shall consist of the drugs and other substances",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_ia_code",
        jurisdiction="ocd-division/country:us/state:ia",
        publisher="Iowa Legislative Services Agency",
        authority=Authority.PRIMARY,
        every=timedelta(days=14),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Iowa Code § {number}"

    def section(self, document: Document, part: Part) -> Section:
        return section_from(noted(passages(document.pages(), BEGINS), ACTS), part)
