"""North Carolina's Schedule I of controlled substances.

Who: North Carolina General Assembly. Where: https://www.ncleg.gov/EnactedLegislation/Statutes/HTML/BySection/
Chapter_90/GS_90-89.html, the form of address that the site's own chapter pages link to; other sections were seen with
their markup in a public archive of state codes (captures of 2022 to 2026).
How it words things: a page made from a word processor, its classes worth nothing: chapter and article, then
"§ 90-89. Schedule I controlled substances.", a paragraph a passage, and behind the last passage, within it, the session
laws in parentheses: "(1971, c. 919, s. 1; ...)".
What is odd: older pages are in windows-1252, newer ones in UTF-8. The host has answered machines with 403; then the
source is blocked, and says so. Sessions add substances almost every year.
What makes it fail: another heading, no session laws at the end, fewer entries than half the list.
"""

import re
from datetime import timedelta

from scrapers.errors import Incomplete
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, one, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

SESSION_LAWS = re.compile(r"\((?=\d{4}[,-])(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$")
"""The parentheses at the end that begin with a year; they hold others, of subsections."""


class NorthCarolina(Schedule):
    parts = (
        Part(
            url="https://www.ncleg.gov/EnactedLegislation/Statutes/HTML/BySection/Chapter_90/GS_90-89.html",
            number="90-89",
            heading="Schedule I controlled substances",
            opening="This schedule includes the controlled substances listed",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_nc_general_statutes",
        jurisdiction="ocd-division/country:us/state:nc",
        publisher="North Carolina General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "N.C. Gen. Stat. § {number}"

    def section(self, document: Document, part: Part) -> Section:
        body = one(document.html(), "body")
        refuse_merged(body)
        told = lines(body)
        history = SESSION_LAWS.search(told[-1]) if told else None
        if not history:
            raise Incomplete(f"section {part.number} breaks off before its session laws")
        last = told[-1][: history.start()].strip()
        return section_from([*told[:-1], *filter(None, [last]), "History", history[0]], part)
