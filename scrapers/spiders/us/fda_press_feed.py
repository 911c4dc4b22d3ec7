"""Press announcements and statements of the FDA that name kratom or one of its alkaloids.

Who: U.S. Food and Drug Administration, Office of Media Affairs.
Where: https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds/press-releases/rss.xml, two items of which were
seen as they stood in August 2026. No feed with an item on kratom was seen (`first_read` is None).
How it words things: a headline, a link, the first words, a moment. A statement of an official says so in its headline.
What is odd: the feed holds some twenty items, a few weeks; an item that falls off it means nothing by that. What only
the body of an announcement names is not seen here.
What makes it fail: another feed, an item short of a part, a link away from the agency's site, a day to come.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from scrapers.days import past_day
from scrapers.naming import substances_in
from scrapers.reading import Document
from scrapers.spider import Spider
from scrapers.spiders.us.fda_feed import Item, items
from scrapers.spiders.us.fda_page import HOST, slug
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
TITLE = "FDA Press Releases RSS Feed"
STATEMENT = re.compile(r"\bstatement (?:from|by|of|on)\b", re.IGNORECASE)


class FdaPressFeed(Spider):
    source = Source(
        slug="us_fda_press_feed",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(hours=6),
        addresses=(
            Address(url=f"{HOST}/about-fda/contact-fda/stay-informed/rss-feeds/press-releases/rss.xml", landmark=TITLE),
        ),
        observations=Between(low=0, high=50),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield from (notice(document, item) for item in items(document, TITLE) if item.names)

    def matter(self, document: Document) -> str:
        return comparable("\n".join(told(item) for item in items(document, TITLE) if item.names))


def notice(document: Document, item: Item) -> Observation:
    """Return what one item announces."""
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.STATEMENT if STATEMENT.search(item.title) else NoticeKind.PRESS_RELEASE,
        reference=slug(item.url),
        title=item.title,
        firm="",
        product="",
        charge="",
        issued_on=past_day(item.published, document.seen_at),
        updated_on="",
        url=item.url,
        substances=item.names,
    )
    quote = item.title if substances_in(item.title) else item.description
    return document.observe(subject=reading.subject, quote=quote, text=told(item), reading=reading)


def told(item: Item) -> str:
    """Return what two visits are compared by."""
    return f"{item.title} {item.description}"
