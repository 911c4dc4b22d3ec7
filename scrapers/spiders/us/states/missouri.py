"""Missouri's schedules of controlled substances, I to V in one section.

Who: Missouri Revisor of Statutes. Where: https://revisor.mo.gov/main/OneSection.aspx?section=195.017, the form of
address that the site's own chapters link to; another section was seen with its markup in a public archive of state
codes (a capture of 2026), and chapter 195 in a stored copy.
How it words things: `div.norm` holds a paragraph a passage: "195.017. Substances, how placed in schedules — ... — 1.
The department ...", the catchline's parts divided by dashes; `div.foot` holds the session laws.
What is odd: the host refuses many machines; then the source is blocked, and says so. The catchline grows with each new
duty, so only how it begins is known here. The Department of Health and Senior Services publishes the schedules
yearly as a rule too (19 CSR 30-1.002). A kratom act (HB 1667) was vetoed in 2022, which some took for law.
What makes it fail: a catchline that begins otherwise, no session laws, struck words.
"""

import re
from datetime import timedelta
from itertools import takewhile

from scrapers.errors import LandmarkMissing
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, assembled, holder, refuse_merged
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

CATCHLINE = re.compile(r"(?P<number>[\d.]+)\. ?(?P<title>.+?) ?\u2014 ?(?P<text>1\. .+)", re.DOTALL)
RULED_OFF = re.compile("-{4,}")
END = re.compile(r"-+ end of effective .+ -+")


class Missouri(Schedule):
    parts = (
        Part(
            url="https://revisor.mo.gov/main/OneSection.aspx?section=195.017",
            number="195.017",
            heading="Substances, how placed in schedules",
            entries=Between(low=200, high=1500),
        ),
    )
    source = Source(
        slug="us_mo_statutes",
        jurisdiction="ocd-division/country:us/state:mo",
        publisher="Missouri Revisor of Statutes",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Mo. Rev. Stat. § {number}"

    def section(self, document: Document, part: Part) -> Section:
        section = holder(document.html(), "div.norm")
        refuse_merged(section)
        told = lines(section)
        begins = [(index, found) for index, line in enumerate(told) if (found := CATCHLINE.fullmatch(line))]
        if [found["number"] for _, found in begins] != [part.number]:
            raise LandmarkMissing(f"section {part.number} does not begin as it must", *told[:1])
        [(first, found)] = begins
        rest = takewhile(lambda line: not END.fullmatch(line), told[first + 1 :])
        law = ["History" if RULED_OFF.fullmatch(line) else line for line in rest]
        return assembled(part, found["title"], [found["text"], *law])
