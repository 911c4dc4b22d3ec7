"""A law on a page of its own that nobody has coded yet: kept word for word, and a person reads every change of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scrapers.errors import LandmarkMissing
from scrapers.law.cited import Cited, mentioned
from scrapers.law.section import every, refuse_merged
from scrapers.naming import substances_in
from scrapers.noise import is_noise
from scrapers.reading import Document, lines
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Observation
from tracker.vocabulary import InstrumentKind


@dataclass(frozen=True, kw_only=True)
class Words(Cited):
    """One law, and the words that it begins with on its page: before them stands what is not law."""

    begins: str

    @property
    def address(self) -> Address:
        """The address as a source declares it."""
        return Address(url=self.url, landmark=self.begins)


class Mention(Spider):
    """Laws of which is kept what they say: always MENTIONED, with no cells. One that falls silent is suspect."""

    stands_alone: ClassVar[bool] = True
    laws: ClassVar[tuple[Words, ...]]
    instrument_kind: ClassVar[InstrumentKind] = InstrumentKind.ORDINANCE

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:  # noqa: ARG002
        """Yield what the page's law says: one observation. Raises LandmarkMissing where it no longer names kratom."""
        law, told = self.law(document), self.told(document)
        naming = [line for line in told if substances_in(line)]
        if not naming:
            raise LandmarkMissing(f"{law.citation} no longer names kratom", told[0])
        reading = mentioned(law, self.source, self.instrument_kind, naming)
        yield document.observe(subject=reading.subject, quote=naming[0], text="\n".join(told), reading=reading)

    def matter(self, document: Document) -> str:
        return comparable("\n".join(self.told(document)))

    def law(self, document: Document) -> Words:
        """Return the law that lies at the document's address."""
        [law] = [law for law in self.laws if law.url == document.url]
        return law

    def told(self, document: Document) -> list[str]:
        """Return the law's lines. Raises LandmarkMissing unless just one line begins it, Suspect for struck words."""
        law = self.law(document)
        [body] = every(document.html(), "body")
        refuse_merged(body)
        found = lines(body)
        starts = [index for index, line in enumerate(found) if line.startswith(law.begins)]
        if len(starts) != 1:
            raise LandmarkMissing(f"{law.citation} begins {len(starts)} times on its page", law.begins)
        return [line for line in found[starts[0] :] if not is_noise(line)]
