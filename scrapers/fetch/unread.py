"""Which answers need not be read: what was observed on them before still holds."""

from typing import ClassVar, Protocol

from scrapy.http import Response

from scrapers.fetch.core import core_sha256
from scrapers.fetch.headers import header
from scrapers.reading import Document
from tracker.contract import RecalledPage


class Reader(Protocol):
    """What a spider says of its pages, for those who receive them."""

    reads_statuses: ClassVar[tuple[int, ...]]
    stands_alone: ClassVar[bool]
    reads_only_main: ClassVar[bool]

    def matter(self, document: Document) -> str:
        """Return the part of the page that matters, normalised."""


def reusable_page(response: Response, reader: Reader) -> RecalledPage | None:
    """Return the page we hold whose observations hold for this answer too, or None where it must be read.

    They hold where its host answered 304, or where the bytes of its main part are those we hold and the reader looks
    nowhere else. Those of a page that was not read well, or is read whole this time, never do.
    """
    held: RecalledPage | None = response.meta.get("conditional")
    if held is None or held.observations is None or not reader.stands_alone:
        return None
    if "same" in response.meta:
        return held
    if reader.reads_only_main and held.core_sha256 and held.core_sha256 == core_of(response):
        return held
    return None


def core_of(response: Response) -> str:
    """Return the hash of the answer's main part, or "" where it has no one."""
    return core_sha256(response.body, header(response, "Content-Type"))
