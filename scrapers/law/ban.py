"""A section that bans kratom outright: an ordinance, or a code that names it without scheduling it."""

from collections.abc import Iterator
from typing import ClassVar

from scrapers.errors import LandmarkMissing, UnknownPhrase
from scrapers.law.code import Code, days_of, naming_words
from scrapers.law.duties import bans
from scrapers.law.provisions import provisions
from scrapers.law.schedule import forbidden
from scrapers.law.section import Part, Section
from scrapers.reading import Document
from tracker.contract import Cell, Observation
from tracker.vocabulary import Naming


class Ban(Code):
    """Sections that forbid to do something with kratom, each with what a person knows it to forbid (`Part.forbids`).

    Where one passage forbids just that, without an exception or an age anywhere in the section, it is PROHIBITED. All
    else is MENTIONED, with no cells, for a person. A section that no longer names kratom is suspect: bans do not fall
    silent. A definition may stand in the same section: "kratom" in the ban is then what it says.
    """

    naming: ClassVar[Naming] = Naming.SCHEDULED

    def observed(self, document: Document, part: Part, section: Section) -> Observation:
        if not naming_words(section):
            raise LandmarkMissing(f"{self.citation(part)} no longer names kratom", section.title)
        return self.law(document, part, section, tuple(_cells(section, part)))


def _cells(section: Section, part: Part) -> Iterator[Cell]:
    if not part.forbids:
        return
    try:
        days = days_of(section)
        banned = bans(provisions(section.passages, part.leads), part.forbids)
    except UnknownPhrase:
        return
    for substance in banned:
        for activity in part.forbids:
            yield forbidden(substance, activity, days)
