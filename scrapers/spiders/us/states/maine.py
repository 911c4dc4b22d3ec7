"""Maine's schedules of drugs: the lists W, X, Y and Z of the Criminal Code.

Who: Maine Legislature, Office of the Revisor of Statutes. Where:
https://legislature.maine.gov/statutes/17-A/title17-Asec1102.html, the form of address that a chapter's own index links
to; sections of the same title were seen in a public archive of state codes (August 2026), this one was not.
How it words things: `div.MRSSection` holds "§1102. Schedules W, X, Y and Z" in `h3`; a subsection is "1. Schedule W:",
a drug a lettered paragraph under it, its public law in a `span.bhistory` behind it; `div.qhistory` closes the section.
What is odd: Maine has no schedules I to V; Schedule Z takes in all other prescription drugs. A repealed paragraph is a
letter and its public law, with no words between. Changes come with a session, January to April or June.
What makes it fail: another heading, no section history, a schedule of another name.
"""

import re
from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import (
    LONE_ENUMERATOR,
    Part,
    Section,
    addresses,
    holder,
    refuse_merged,
    section_from,
    without,
)
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

ENACTED = re.compile(r" ?\[PL \d{4}, [^\]]*\]$")
"""By which act a passage is law, in brackets behind it."""


class Maine(Schedule):
    parts = (
        Part(
            url="https://legislature.maine.gov/statutes/17-A/title17-Asec1102.html",
            number="1102",
            heading="Schedules W, X, Y and Z",
            entries=Between(low=40, high=300),
            leads=("Schedule W:", "Schedule X:", "Schedule Y:", "Schedule Z:"),
        ),
    )
    source = Source(
        slug="us_me_statutes",
        jurisdiction="ocd-division/country:us/state:me",
        publisher="Maine Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "17-A M.R.S. § {number}"
    last_note = r"PL \d{4}, .+"

    def section(self, document: Document, part: Part) -> Section:
        section = holder(document.html(), ".MRSSection")
        refuse_merged(section)
        told = [ENACTED.sub("", line).removeprefix("SECTION ") for line in lines(without(section, ".bhistory"))]
        return section_from([line for line in told if line and not LONE_ENUMERATOR.fullmatch(line)], part)
