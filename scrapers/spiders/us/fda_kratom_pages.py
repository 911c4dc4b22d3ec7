"""The FDA's own pages on kratom and on 7-OH: what the agency holds of them, amended now and then.

Who: U.S. Food and Drug Administration.
Where: https://www.fda.gov/news-events/public-health-focus/fda-and-kratom and
https://www.fda.gov/news-events/public-health-focus/hiding-plain-sight-7-oh-products, as papers of 2026 cite them, each
under the heading that must stand on it. Neither was seen (`first_read` is None); the form of the agency's pages was.
How it words things: prose under headings; "Content current as of:" with a day as MM/DD/YYYY.
What is odd: a page keeps its address whatever it says, so that any amended word is a change to look at. The agency's
position is no law, and never decides what a state's is.
What makes it fail: another heading, no day, a page that names no watched substance.
"""

from collections.abc import Iterator
from datetime import timedelta

from scrapers.days import past_day
from scrapers.errors import Suspect
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.spiders.us.fda_page import HOST, current_as_of, heading, passages_of, slug
from scrapers.text import comparable
from tracker.contract import Address, Between, Notice, Observation, Source
from tracker.vocabulary import Authority, NoticeKind

US = "ocd-division/country:us"
PLACE = f"{HOST}/news-events/public-health-focus"
PAGES = {
    f"{PLACE}/fda-and-kratom": "FDA and Kratom",
    f"{PLACE}/hiding-plain-sight-7-oh-products": "Hiding in Plain Sight: 7-OH Products",
}


class FdaKratomPages(Spider):
    source = Source(
        slug="us_fda_kratom_pages",
        jurisdiction=US,
        publisher="U.S. Food and Drug Administration",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=tuple(Address(url=url, landmark=title) for url, title in PAGES.items()),
        observations=Between(low=2, high=2),
        first_read=None,
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        yield position(document)

    def matter(self, document: Document) -> str:
        return told(document)


def position(document: Document) -> Observation:
    """Return what the page says. Raises Suspect for another page, or one that names no watched substance."""
    title = words(heading(document))
    passages = [title, *passages_of(document)]
    if title != PAGES.get(document.url) or not substances_in("\n".join(passages)):
        raise Suspect("this is not the agency's page that we know", title)
    reading = Notice(
        jurisdiction=US,
        notice_kind=NoticeKind.SAFETY_ADVISORY,
        reference=slug(document.url),
        title=title,
        firm="",
        product="",
        charge="",
        issued_on="",
        updated_on=past_day(current_as_of(document), document.seen_at),
        url=document.url,
        substances=substances_in("\n".join(passages)),
    )
    quote = next(passage for passage in passages if substances_in(passage))
    return document.observe(subject=reading.subject, quote=quote, text=told(document), reading=reading)


def told(document: Document) -> str:
    """Return what two visits are compared by: every word but the day."""
    return comparable("\n".join([words(heading(document)), *passages_of(document)]))
