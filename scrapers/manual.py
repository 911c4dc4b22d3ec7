"""A source that no machine reads: a page that forbids it, or that nobody could yet read without guessing."""

from collections.abc import Iterator

from scrapers.reading import Document
from scrapers.spider import Spider
from tracker.contract import Address, Observation


class ManualCheck(Spider):
    """Declares where a person looks and for what (`Source.look_for`). It asks for nothing, whoever runs it."""

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:  # noqa: ARG002
        """Yield nothing: there is no page."""
        yield from ()
