"""Washington's Schedule I, by statute; by reports it does not name kratom.

Who: the Code Reviser of the Washington State Legislature. Where:
https://app.leg.wa.gov/RCW/default.aspx?cite=69.50.204; the form of address and of the page were seen in three readers
of public repositories (one keeps a page of RCW 49.60.010 byte for byte), the section's words in a public copy of the
code.
How it words things: "RCW  69.50.204" in `h1`, the caption in the `h2` behind it, the text in `#contentWrapper`, a `div`
a passage, then the session laws in brackets ("[ 2015 c 37 s 5; ... ]") and "Notes:". The reviser sets the numbers that
he would give in brackets behind those of the act: "(a)[(1)]".
What is odd: a section with two versions shows both, and says "(Effective until ...)" behind its caption. The Pharmacy
Quality Assurance Commission adds to the schedule by rule (washington_rules.py). Bills on kratom
were filed in 2026 (SB 6196, SB 6287).
How often it changes: once or twice a year, after the session.
What makes it fail: another caption, fewer than half of the entries, no session laws behind the text, an address that
shows a chapter.
"""

import re
from datetime import timedelta

from lxml.html import HtmlElement

from scrapers.law.schedule import Schedule
from scrapers.law.section import (
    Part,
    Section,
    addresses,
    assembled,
    bare,
    every,
    headings,
    noted,
    one,
    refuse_merged,
    section_from,
)
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

SESSION_LAWS = re.compile(r"\[ ?\d{4} .+\]")


class Washington(Schedule):
    parts = (
        Part(
            url="https://app.leg.wa.gov/RCW/default.aspx?cite=69.50.204",
            number="69.50.204",
            heading="Schedule I",
            opening="Unless specifically excepted by state or federal law or regulation",
            entries=Between(low=100, high=600),
        ),
    )
    source = Source(
        slug="us_wa_revised_code",
        jurisdiction="ocd-division/country:us/state:wa",
        publisher="Washington State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "RCW {number}"

    def section(self, document: Document, part: Part) -> Section:
        page = document.html()
        captions = [heading.getnext() for heading in headings(page, self.citation(part))]
        if len(captions) != 1 or captions[0] is None or not every(page, "#contentWrapper.section-page"):
            return by_words(bare(page), part)
        body = one(page, "#contentWrapper.section-page")
        refuse_merged(body)
        return assembled(part, words(captions[0]), noted(lines(body), SESSION_LAWS))


def by_words(page: HtmlElement, part: Part) -> Section:
    """Return the section from its number and caption in the text, where the blocks have lost their names."""
    refuse_merged(page)
    told = [line.removeprefix("RCW ") for line in lines(page)]
    return section_from(noted(told, SESSION_LAWS), part)
