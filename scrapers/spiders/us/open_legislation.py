"""A section of New York's laws as the State Senate's Open Legislation shows it.

Number and heading stand in `h2` and `h3`; `.nys-openleg-result-text` holds the text, in lines of print parted by `br`,
two of them between passages. A section that is not yet law, or will lapse, begins with "*" and ends with a note, "* NB
Effective December 19, 2026" (or "Repealed ..."), whose day is read as one of the heading's, as other codes set it.
"""

import re

from lxml.html import HtmlElement

from scrapers.errors import LandmarkMissing
from scrapers.law.section import Part, Section, every, headings, one, refuse_merged, section_from, without
from scrapers.reading import Document, words
from scrapers.text import fold

NAME = ".nys-openleg-result-text"
NOTA_BENE = re.compile(r"\* NB (?P<says>(?:Effective|Repealed|Expires) .+)")


def section_of(document: Document, part: Part) -> Section:
    """Return the section of the page. Raises Suspect or LandmarkMissing for any but one whole section of this number.

    Sections have no history: a page is whole when the footer is there that stands behind the text.
    """
    page = document.html()
    text = _text(page, part)
    refuse_merged(text)
    one(page, "footer.l-footer" if every(page, "footer.l-footer") else "footer")
    title = f"SECTION {part.number.upper()}"
    if len(headings(page, title)) != 1:
        raise LandmarkMissing("the page is another section's", title)
    return section_from(_dated(_paragraphs(text)), part)


def _text(page: HtmlElement, part: Part) -> HtmlElement:
    """Return what holds the text: by its name, else the innermost that begins with the number and the heading."""
    if every(page, NAME):
        return one(page, NAME)
    begins = re.compile(rf"(?:\* )?§ {re.escape(part.number)}\. {re.escape(part.heading)}", re.IGNORECASE)
    found = [
        element
        for element in every(page, "body *")
        if begins.match(words(element)) and not any(begins.match(words(child)) for child in element)
    ]
    if len(found) != 1:
        raise LandmarkMissing(f"section {part.number} begins {len(found)} times on the page", part.heading)
    return found[0]


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
