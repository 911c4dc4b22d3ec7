"""Small spiders of made-up sources, for trying the crawl itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import scrapy

from scrapers.reading import Document
from scrapers.spider import Spider
from tracker.contract import Absence, Address, Between, Observation, Source
from tracker.vocabulary import Authority, SubjectKind

LANDMARK = "Controlled Substances Act of the State of Example"


def source(slug: str, *addresses: Address, low: int = 1, high: int = 100, **more: Any) -> Source:
    """Return a source of nowhere."""
    return Source(
        slug=slug,
        jurisdiction="ocd-division/country:us",
        publisher="State of Example",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=addresses,
        observations=Between(low=low, high=high),
        first_read=None,
        **more,
    )


def one_page(slug: str, url: str, **more: Any) -> Source:
    """Return a source of one page with the landmark."""
    return source(slug, Address(url=url, landmark=LANDMARK), **more)


class PageSpider(Spider):
    """Sees one thing on every page: that it is there."""

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        yield seen(document, subject=document.url)


def seen(document: Document, subject: str, **reading: Any) -> Observation:
    """Return an observation that quotes the beginning of the page."""
    return document.observe(
        subject=subject,
        quote=document.text()[:20],
        text=document.text(),
        reading=Absence(
            subject_kind=SubjectKind.INSTRUMENT,
            jurisdiction="ocd-division/country:us",
            list_sha256=document.sha256,
            **{"entries": 1} | reading,
        ),
    )
