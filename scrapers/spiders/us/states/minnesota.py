"""Minnesota's words on kratom: who sells it to the young, or has it while young, commits an offense.

Who: Minnesota Revisor of Statutes. Where: https://www.revisor.mn.gov/statutes/cite/152.027, the form of address that
the site's own chapters link to; an earlier year of the section was seen in a stored copy, another section with its
markup in a public archive of state codes (August 2026).
How it words things: `#xtend` holds the section; a subdivision is a `div.subd` whose `id` is "stat." and the citation,
its number and heading in `h2.subd_no`, a paragraph a passage; `div.history` closes the section.
What is odd: the section has other offenses; only its seventh subdivision is read. The age was 18 from August 1, 2018;
HF 3453 of 2026 is said to have raised it to 21 from August 1, 2026. What is on a schedule stands in section 152.02.
How often it changes: after a session, with the year's edition. What makes it fail: another heading, two ages, no
history.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import dropwhile, takewhile

from scrapers.errors import LandmarkMissing
from scrapers.law.act import KratomAct
from scrapers.law.chapter import lines_of
from scrapers.law.section import Part, Section, addresses, every, holder, one, refuse_merged, section_from, without
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

BEGINS = re.compile(r"Subd(?:ivision|\.) (?P<number>\d+[a-z]?)\. ?")
HISTORY = "History:"


class Minnesota(KratomAct):
    parts = (
        Part(
            url="https://www.revisor.mn.gov/statutes/cite/152.027",
            number="152.027.7",
            heading="Sale or possession of kratom",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_mn_statutes_kratom",
        jurisdiction="ocd-division/country:us/state:mn",
        publisher="Minnesota Revisor of Statutes",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Minn. Stat. § 152.027, subd. 7"

    def section(self, document: Document, part: Part) -> Section:
        text = without(holder(document.html(), "#xtend"), "a[title^=Link]")
        refuse_merged(text)
        section, _, subdivision = part.number.rpartition(".")
        told = lines(text)
        if not any(line.startswith(f"{section} ") for line in told):
            raise LandmarkMissing(f"the page is not section {section}", *told[:1])
        law = one(text, f'[id="stat.{part.number}"]') if every(text, '[id^="stat."]') else text
        heading, *passages = lines_of(_law(lines(law)), replace(part, number=subdivision), BEGINS)
        history = dropwhile(lambda line: line != HISTORY, told)
        return section_from([f"{part.number} {BEGINS.sub('', heading, count=1)}", *passages, *history], part)


def _law(told: Sequence[str]) -> list[str]:
    """Return the lines before the history, without the marks of links."""
    return [line for line in takewhile(lambda line: line != HISTORY, told) if line != "§"]
