"""Recalls of food and of drugs as the FDA's RSS feeds announce them, before they reach any other list.

Who: U.S. Food and Drug Administration; the announcements are the companies'.
Where: https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/food-safety-recalls/rss.xml, seen whole as it
stood on 2026-08-21 with twenty items; drug-recalls/rss.xml beside it was seen in part, from 2019. Announcement pages
were seen as they stood then, none of them on kratom, so that nobody has compared a reading yet (`first_read` is None).
How it words things: a headline, a link, the first words of the announcement, a moment; then the page of the
announcement with its facts ("Company Announcement Date:", "Reason for Announcement:", "Brand Name:" ...).
What is odd: see `fda_feed` and `fda_announcement`. An item falls off after a few weeks and means nothing by it.
What makes it fail: another feed, an item short of a part, an announcement without its facts, or a day to come.
"""

from collections.abc import Iterator
from datetime import timedelta

import scrapy

from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.spiders.us.fda_announcement import US, Listed, announcement, newest, told
from scrapers.spiders.us.fda_feed import Item, items
from scrapers.spiders.us.fda_page import HOST
from scrapers.text import comparable
from tracker.contract import Address, Between, Observation, Source
from tracker.vocabulary import Authority

FEEDS = f"{HOST}/about-fda/contact-fda/stay-informed/rss-feeds"
FOOD, DRUGS = "FDA Food Safety Recalls RSS Feed", "Drug Recalls"


class FdaRecallsFeed(Spider):
    source = Source(
        slug="us_fda_recalls_feed",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(hours=6),
        addresses=(
            Address(url=f"{FEEDS}/food-safety-recalls/rss.xml", landmark=FOOD),
            Address(url=f"{FEEDS}/drug-recalls/rss.xml", landmark=DRUGS),
        ),
        observations=Between(low=0, high=50),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        if address is None:
            yield from announcement(document)
            return
        listed = [Listed(url=item.url, changed=item.published) for item in named(document, address)]
        yield from (scrapy.Request(one.url) for one in newest(listed))

    def matter(self, document: Document) -> str:
        address = next((one for one in self.source.addresses if one.url == document.url), None)
        if address is None:
            return told(document)
        return comparable("\n".join(f"{item.title} {item.url}" for item in named(document, address)))


def named(document: Document, address: Address) -> list[Item]:
    """Return the items of a whole feed that name a watched substance."""
    return [item for item in items(document, address.landmark) if item.names]
