"""Virginia's Consumer Protection Act: no kratom to anybody under 21, and none without a label.

Who: the Division of Legislative Automated Systems, for the Virginia Code Commission. Where:
https://law.lis.virginia.gov/vacodefull/title59.1/chapter17/, all sections of the chapter; the form of address and the
words of such a page were seen for title 1 in a stored copy, this section's in a public copy of the code. This page
itself was not seen. The law: SB 1108 of 2023.
How it words things: "§ 59.1-200. Prohibited practices.", "A. The following fraudulent acts or practices ... are hereby
declared unlawful:", some ninety subdivisions numbered 1., and the years and chapters of the acts ("1977, c. 635; ...").
What is odd: kratom is one subdivision among others on quite other goods, amended in every session, so only what opens
the list and what names kratom is read and compared; its number (77 in 2026) moves. A section with a version to come
stands twice, and is then for a person.
How often it changes: on July 1 of each year.
What makes it fail: another heading, a section without kratom, two versions of it.
"""

import re
from dataclasses import replace
from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.chapter import lines_of
from scrapers.law.section import Part, Section, addresses, noted, one, refuse_merged, section_from
from scrapers.naming import substances_in
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

BEGINS = re.compile(r"§ (?P<number>\d[\w.]*-\d[\w.:]*\w)\. ")
ACTS = re.compile(r"(?:Code \d{4}, .+|R\. P\. \d{4}, .+|\d{4}, (?:Sp\. Sess\. \w+, )?cc?\. \d.+)")


class Virginia(KratomAct):
    parts = (
        Part(
            url="https://law.lis.virginia.gov/vacodefull/title59.1/chapter17/",
            number="59.1-200",
            heading="Prohibited practices",
            opening="A. The following fraudulent acts or practices committed by a supplier",
            duties=(ConditionKind.MINIMUM_AGE, ConditionKind.LABEL),
        ),
    )
    source = Source(
        slug="us_va_code",
        jurisdiction="ocd-division/country:us/state:va",
        publisher="Virginia Division of Legislative Automated Systems",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Va. Code § {number}"

    def section(self, document: Document, part: Part) -> Section:
        whole = section_of_chapter(document, part)
        naming = [passage for passage in whole.passages[1:] if substances_in(passage)]
        return replace(whole, passages=(whole.passages[0], *naming))


def section_of_chapter(document: Document, part: Part) -> Section:
    """Return the part's section as the code's page of its chapter holds it, the acts it comes from as its notes."""
    body = one(document.html(), "body")
    refuse_merged(body)
    return section_from(noted(lines_of(lines(body), part, BEGINS), ACTS), part)
