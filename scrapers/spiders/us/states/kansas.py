"""Kansas' Schedule I: kratom is to be on it from July 1, 2026.

Who: Kansas Office of Revisor of Statutes. Where: https://ksrevisor.gov/statutes/chapters/ch65/065_041_0005.html, the
form of address that the chapter's index links to; neighbours of that form and the form of a section were seen
described by several who read them, the section itself in older copies only. The law: the act of 2026 with the text of
SB 497, whose number was not found.
How it words things: `div#print`: number and caption, then a paragraph a passage, "History: L. 1972, ...". Behind each
substance stands its number in the list of the Drug Enforcement Administration, which is cut here.
What is odd: the words of 2026 were not seen. The list may name the plant with its parts, which is for a person.
How often it changes: in the session, January to May; the page follows in July. A legislative committee hears it twice.
What makes it fail: another caption, no history, the section in two versions, fewer entries.
"""

import re
from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, holder, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

CODE_NUMBER = re.compile(r"(?:^|[ .]+)\d{4}$")


class Kansas(Schedule):
    parts = (
        Part(
            url="https://ksrevisor.gov/statutes/chapters/ch65/065_041_0005.html",
            number="65-4105",
            heading="Substances included in schedule I",
            opening="(a) The controlled substances listed in this section are included in schedule I",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_ks_statutes",
        jurisdiction="ocd-division/country:us/state:ks",
        publisher="Kansas Office of Revisor of Statutes",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "K.S.A. {number}"

    def section(self, document: Document, part: Part) -> Section:
        text = holder(document.html(), "#print")
        refuse_merged(text)
        told = (CODE_NUMBER.sub("", line) for line in lines(text))
        return section_from([line for line in told if line], part)
