"""New York's two sections on kratom: nobody under 21, and what a package must say.

Who: New York State Senate, which publishes the laws as the Legislative Bill Drafting Commission keeps them. Where:
https://www.nysenate.gov/legislation/laws/GBS/398-G and .../PBH/1399-XX; the first was cited by a reader of January
2026, other sections were seen with their markup in a public archive of state codes (2026), the words in copies.
How it words things: number and heading in `h2` and `h3`; `.nys-openleg-result-text` holds the text, broken into lines
of print by `br`, two of them between passages: "§ 398-g. Kratom package labeling. 1. For the purposes ...".
What is odd: a section that is not yet law, or will lapse, begins with "*" and ends with "* NB Effective December 19,
2026" (or "Repealed ..."): that day is read as one of the heading's. Where two versions stand side by side the source is
suspect until one has gone. Sections have no history; a page is whole when its footer is there. What a label must say
names the age of 21 too, which is no duty of that section's, so that it is for a person. Chapter amendments of 2026
replaced what was signed on December 22, 2025.
How often it changes: in the session, January to June. What makes it fail: another heading, two versions, no footer.
"""

import re
from datetime import timedelta

from lxml.html import HtmlElement

from scrapers.errors import LandmarkMissing
from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses, every, one, refuse_merged, section_from, without
from scrapers.reading import Document, words
from scrapers.text import fold
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

LAWS = "https://www.nysenate.gov/legislation/laws"
NOTA_BENE = re.compile(r"\* NB (?P<says>(?:Effective|Repealed|Expires) .+)")
FORMS = {"398-g": "N.Y. Gen. Bus. Law § 398-g", "1399-xx": "N.Y. Pub. Health Law § 1399-xx"}


class NewYork(KratomAct):
    parts = (
        Part(
            url=f"{LAWS}/GBS/398-G",
            number="398-g",
            heading="Kratom package labeling",
        ),
        Part(
            url=f"{LAWS}/PBH/1399-XX",
            number="1399-xx",
            heading="Sale or distribution of kratom products to minors",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_ny_laws",
        jurisdiction="ocd-division/country:us/state:ny",
        publisher="New York State Senate",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    last_note = ""

    def citation(self, part: Part) -> str:
        return FORMS[part.number]

    def section(self, document: Document, part: Part) -> Section:
        page = document.html()
        text = one(page, ".nys-openleg-result-text")
        refuse_merged(text)
        one(page, "footer.l-footer")
        headline = words(one(page, ".nys-openleg-result-title-headline"))
        if headline != f"SECTION {part.number.upper()}":
            raise LandmarkMissing("the page is another section's", headline)
        return section_from(_dated(_paragraphs(text)), part)


def _paragraphs(text: HtmlElement) -> list[str]:
    """Return the passages of the text: what stands between two breaks in a row, its lines of print joined."""
    copy = without(text, "script")
    for line_break in every(copy, "br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return [passage for piece in re.split(r"\n\s*\n", copy.text_content()) if (passage := fold(piece))]


def _dated(passages: list[str]) -> list[str]:
    """Return the passages with the day of a note below the text put before the heading, as other codes set it."""
    notes = [found["says"] for passage in passages if (found := NOTA_BENE.fullmatch(passage))]
    law = [passage.removeprefix("* ") for passage in passages if not NOTA_BENE.fullmatch(passage)]
    number, stop, text = law[0].partition(". ") if law else ("", "", "")
    return [f"{number}{stop}{''.join(f'[{note}] ' for note in notes)}{text}", *law[1:]]
