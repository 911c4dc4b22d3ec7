"""A list of substances in a law whose words we do not read: whether it names a watched one, and nothing more.

The law of another country says in its own terms what a list does. Here it is only asked whether the list, read whole,
holds one of the names: then it is MENTIONED and a person reads it, else it is an Absence.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scrapers.errors import LandmarkMissing
from scrapers.law.cited import Cited, mentioned
from scrapers.listing import absent, bounded
from scrapers.naming import substances_in
from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Between, Observation
from tracker.vocabulary import InstrumentKind, SubjectKind


@dataclass(frozen=True, kw_only=True)
class Listed(Cited):
    """One list at an address of its own, and what it must hold to be the whole one.

    `landmark` are words that stand on the page, `must_name` substances that have been on the list for long.
    """

    landmark: str
    entries: Between
    must_name: tuple[str, ...]

    @property
    def address(self) -> Address:
        """The address as a source declares it."""
        return Address(url=self.url, landmark=self.landmark, entries=self.entries)


class SubstanceList(Spider):
    """Lists of substances, one a page. A spider file declares them and says in `entries` how a page holds its own."""

    stands_alone: ClassVar[bool] = True
    lists: ClassVar[tuple[Listed, ...]]
    instrument_kind: ClassVar[InstrumentKind] = InstrumentKind.STATUTE

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:  # noqa: ARG002
        """Yield what the page's list says: one observation."""
        listed, entries = self.listed(document), self.whole(document)
        naming = [entry for entry in entries if substances_in(entry)]
        yield self._law(document, listed, naming) if naming else self._absence(document, listed, entries)

    def matter(self, document: Document) -> str:
        return comparable("\n".join(self.whole(document)))

    @abstractmethod
    def entries(self, document: Document) -> list[str]:
        """Return the words of each entry, in the page's order."""

    def listed(self, document: Document) -> Listed:
        """Return the list that lies at the document's address."""
        [listed] = [listed for listed in self.lists if listed.url == document.url]
        return listed

    def whole(self, document: Document) -> list[str]:
        """Return the list's entries. Raises OutOfBounds or LandmarkMissing where it cannot be the whole list."""
        listed, entries = self.listed(document), self.entries(document)
        bounded(entries, listed.entries, f"entries of {listed.citation}")
        told = comparable("\n".join(entries)).lower()
        if missing := [name for name in listed.must_name if name.lower() not in told]:
            raise LandmarkMissing(f"{listed.citation} no longer names what it must name", *missing)
        return entries

    def _law(self, document: Document, listed: Listed, naming: list[str]) -> Observation:
        reading = mentioned(listed, self.source, self.instrument_kind, naming)
        return document.observe(subject=reading.subject, quote=naming[0], text="\n".join(naming), reading=reading)

    def _absence(self, document: Document, listed: Listed, entries: list[str]) -> Observation:
        return absent(
            document,
            subject=listed.citation,
            kind=SubjectKind.INSTRUMENT,
            jurisdiction=self.source.jurisdiction,
            landmark=listed.landmark,
            entries=entries,
        )
