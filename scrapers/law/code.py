"""What every spider of a code is: sections at addresses of their own, each read whole or not at all."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from scrapers.errors import Incomplete, LandmarkMissing, UnknownPhrase
from scrapers.law.force import LABELLED, Force, force
from scrapers.law.history import days_to_come, first_day
from scrapers.law.section import Part, Section, holder, section_in
from scrapers.naming import names_unnumbered, substances_in
from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Cell, Law, Observation
from tracker.vocabulary import InstrumentKind, Naming


class Code(Spider):
    """A code on the web. A spider file says where a section's own text stands (`text_at`) and which parts it reads.

    Several parts may lie at one address: a page that holds a whole chapter is read for each of them.
    `cite` is how the code is cited, with `{number}` for the section's. Where a selector does not do, a spider says in
    `section` how a page holds its section. `last_note` is what tells a whole section from half a one.
    """

    parts: ClassVar[tuple[Part, ...]]
    cite: ClassVar[str]
    text_at: ClassVar[str]
    last_note: ClassVar[str] = ".+"  # what the notes behind every section end with; "" where a code has none
    instrument_kind: ClassVar[InstrumentKind] = InstrumentKind.STATUTE
    naming: ClassVar[Naming]  # how a law with cells names its substances: the bases say it

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:  # noqa: ARG002
        """Yield what the page's sections say: one observation for each."""
        for part in self.parts_of(document):
            yield self.observed(document, part, self.whole(document, part))

    def matter(self, document: Document) -> str:
        return "\n".join(told(self.whole(document, part)) for part in self.parts_of(document))

    def whole(self, document: Document, part: Part) -> Section:
        """Return the section, what stands behind its last note cut off.

        Raises Incomplete where the notes that close every section are not there.
        """
        section = self.section(document, part)
        if not self.last_note:
            return section
        ends = [place for place, note in enumerate(section.notes, start=1) if re.fullmatch(self.last_note, note)]
        if not ends:
            raise Incomplete(f"section {part.number} breaks off before the notes that close it")
        return replace(section, notes=section.notes[: ends[-1]])

    def section(self, document: Document, part: Part) -> Section:
        """Return the section that stands on the page. Raises Suspect or LandmarkMissing for any other."""
        return section_in(holder(document.html(), self.text_at), part)

    def observed(self, document: Document, part: Part, section: Section) -> Observation:
        """Return what the section says. Raises LandmarkMissing where it no longer names kratom: no law falls silent."""
        if not naming_words(section):
            raise LandmarkMissing(f"{self.citation(part)} no longer names kratom", section.title)
        return self.law(document, part, section)

    @abstractmethod
    def cells(self, section: Section, part: Part, days: Force) -> Iterator[Cell]:
        """Yield what the section does beyond doubt on these days; nothing, or UnknownPhrase, leaves it to a person."""

    def parts_of(self, document: Document) -> list[Part]:
        """Return the parts that lie at the document's address."""
        return [part for part in self.parts if part.url == document.url]

    def kind_of(self, document: Document) -> InstrumentKind:  # noqa: ARG002
        """Return what sort of law the page holds, where not all of a code's pages hold the same."""
        return self.instrument_kind

    def citation(self, part: Part) -> str:
        """Return the section's citation, by which it is named on every visit."""
        return self.cite.format(number=part.number)

    def law(self, document: Document, part: Part, section: Section) -> Observation:
        """Return what the section says as a law; without cells it is a mention, which a person must read.

        The quote is the first passage, else the first note, that names a watched substance.
        """
        cells = self._certain(document, part, section)
        reading = Law(
            jurisdiction=self.source.jurisdiction,
            instrument_kind=self.kind_of(document),
            citation=self.citation(part),
            title=section.title,
            url=document.url,
            naming=self.naming if cells else Naming.MENTIONED,
            substances=substances_in("\n".join(naming_words(section))),
            cells=cells,
        )
        quote = naming_words(section)[0]
        return document.observe(subject=reading.subject, quote=quote, text=told(section), reading=reading)

    def _certain(self, document: Document, part: Part, section: Section) -> tuple[Cell, ...]:
        """Return the section's cells, or none where its words or a day to come in its notes leave a doubt."""
        if any(map(names_unnumbered, section.passages)):
            return ()
        try:
            days = force(section.title, section.passages, section.notes)
            to_come = days_to_come(section.notes, document.seen_at.date().isoformat())
            return () if to_come - {days.since, days.until, days.last} else tuple(self.cells(section, part, days))
        except UnknownPhrase:
            return ()


def naming_words(section: Section) -> list[str]:
    """Return the passages that name a watched substance, or the notes that do where no passage does."""
    passages = [passage for passage in section.passages if substances_in(passage)]
    return passages or [note for note in section.notes if substances_in(note)]


def told(section: Section) -> str:
    """Return what two visits are compared by: title and passages, and of the notes only a first day."""
    since = first_day(section.notes)
    days = [*filter(LABELLED.fullmatch, section.notes), *([f"Effective: {since}"] if since else [])]
    return comparable("\n".join([section.title, *section.passages, *days]))
