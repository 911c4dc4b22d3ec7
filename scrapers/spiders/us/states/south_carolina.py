"""South Carolina's Kratom Consumer Protection Act: nothing to anybody under 21, nothing fully synthetic, a label.

Who: the Legislative Services Agency of the South Carolina Legislature. Where:
https://www.scstatehouse.gov/code/t44c053.php, all of chapter 53 of title 44; its edition of 2022 was seen in a stored
copy, as words, and the page's marks in the notes of a public repository (titles 1 and 63); the act's own words and
catchlines, which are younger, in a public copy of the code. The law: 2025 Act No. 35 (S. 221), signed on May 12, 2025.
How it words things: one section after another: "SECTION 44-53-2020." in bold, the catchline, breaks between the
passages numbered (A), (1), (a), and "HISTORY: 2025 Act No. 35 (S.221), ...".
What is odd: only *fully* synthetic alkaloids are barred, a cap of two percent was struck in committee; amendments to
tighten it were filed in 2026. Section 2030 says an age only as a part of the label, so that section is a mention.
How often it changes: in the session, January to May.
What makes it fail: another catchline, a second section of the same number, no history behind a section.
"""

import re
from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.chapter import lines_of
from scrapers.law.section import Part, Section, addresses, one, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

CHAPTER = "https://www.scstatehouse.gov/code/t44c053.php"
BEGINS = re.compile(r"SECTION (?P<number>\d+-\d+-\d+[A-Z]?)\. ")


class SouthCarolina(KratomAct):
    parts = (
        Part(
            url=CHAPTER,
            number="44-53-2020",
            heading="Kratom processors and retailers; unlawful acts",
            duties=(ConditionKind.MINIMUM_AGE, ConditionKind.FORM, ConditionKind.LABEL),
        ),
        Part(url=CHAPTER, number="44-53-2030", heading="Kratom products; labels"),
    )
    source = Source(
        slug="us_sc_code",
        jurisdiction="ocd-division/country:us/state:sc",
        publisher="South Carolina Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    cite = "S.C. Code § {number}"

    def section(self, document: Document, part: Part) -> Section:
        return section_of_chapter(document, part)


def section_of_chapter(document: Document, part: Part) -> Section:
    """Return the part's section as the code's page of its chapter holds it."""
    body = one(document.html(), "body")
    refuse_merged(body)
    return section_from(lines_of(lines(body), part, BEGINS), part)
