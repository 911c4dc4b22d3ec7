"""The FDA's RSS feeds, as seen in August 2026: a channel of some twenty items.

An item's link has http in the place of https; its day ends in a zone by name ("EDT"); its description is escaped twice
and cut after three hundred characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from lxml import etree

from scrapers.days import EASTERN
from scrapers.errors import Suspect, UnknownPhrase
from scrapers.listing import bounded
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spiders.us.fda_page import secure
from tracker.contract import Between

ITEMS = Between(low=5, high=200)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a feed, its words as they stand there; `published` is an ISO moment in Washington."""

    title: str
    description: str
    url: str
    published: str

    @property
    def names(self) -> tuple[str, ...]:
        """The watched substances that the item names."""
        return substances_in(f"{self.title}\n{self.description}")


def items(document: Document, title: str) -> list[Item]:
    """Return the items of the feed with that title. Raises Suspect for another feed, OutOfBounds for too few items."""
    channel = document.xml().find("channel")
    if channel is None or words_of(channel, "title") != title:
        raise Suspect("this is not the feed that we know", title)
    found = list(_items(channel))
    bounded(found, ITEMS, "items of the feed")
    return found


def words_of(element: etree._Element, name: str) -> str:
    """Return the words of a part. Raises Suspect where there is none."""
    found = element.find(name)
    if found is None:
        raise Suspect(f"the feed has a part without its {name}", words(element)[:200])
    return words(found)


def _items(channel: etree._Element) -> Iterator[Item]:
    for item in channel.iter("item"):
        yield Item(
            title=words_of(item, "title"),
            description=words_of(item, "description"),
            url=secure(words_of(item, "link")),
            published=_moment(words_of(item, "pubDate")),
        )


def _moment(said: str) -> str:
    try:
        moment = parsedate_to_datetime(said)
    except ValueError as error:
        raise UnknownPhrase(f"not a moment that we can read: {said!r}", said) from error
    return (moment.astimezone(EASTERN) if moment.tzinfo else moment).isoformat()
