"""The spider of the story as somebody might amend it: it reads of the same page that only the sale is forbidden."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from scrapers.reading import Document
from tests.spiders_for_story.us_la_story import LouisianaStory
from tracker.contract import Address, Law, Observation, Source
from tracker.vocabulary import Activity


class LouisianaReread(LouisianaStory):
    source: ClassVar[Source] = LouisianaStory.source

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:
        for seen in super().read(document, address):
            assert isinstance(seen.reading, Law)
            sale = tuple(cell for cell in seen.reading.cells if cell.activity is Activity.SALE)
            yield replace(seen, reading=replace(seen.reading, cells=sale))
