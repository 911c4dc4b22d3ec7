"""A law of which is only said that it names a watched substance: MENTIONED, with no cells, for a person to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrapers.naming import substances_in
from tracker.contract import Law, Source
from tracker.vocabulary import InstrumentKind, Naming


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One law at an address of its own: how it is cited and called."""

    url: str
    citation: str
    title: str


def mentioned(cited: Cited, source: Source, kind: InstrumentKind, naming: Iterable[str]) -> Law:
    """Return the law as its words in `naming` name substances, and nothing more."""
    return Law(
        jurisdiction=source.jurisdiction,
        instrument_kind=kind,
        citation=cited.citation,
        title=cited.title,
        url=cited.url,
        naming=Naming.MENTIONED,
        substances=substances_in("\n".join(naming)),
        cells=(),
    )
