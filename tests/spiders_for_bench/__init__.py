"""Spiders over the made-up web of the crawl benchmark, a hundred pages each.

BENCH_PORT, BENCH_PAGES and BENCH_STEP say which. They know nothing of the pages' form: what matters on a page is found
as on any page that is only watched.
"""

import os
from collections.abc import Iterator
from datetime import timedelta

from scrapers.reading import Document
from scrapers.spider import Spider
from tests.bench.addresses import addresses
from tracker.contract import Address, Between, Law, Observation, Source
from tracker.vocabulary import Authority, InstrumentKind, Naming

PLACE = "ocd-division/country:us"
TOGETHER = 100  # pages a source


class Watched(Spider):
    """Says of each page that it is a law that a person reads, with its last words as the quote."""

    stands_alone = reads_only_main = True

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:
        text = self.matter(document)
        law = Law(
            jurisdiction=PLACE,
            instrument_kind=InstrumentKind.STATUTE,
            citation=document.url,
            title="A watched page",
            url=document.url,
            naming=Naming.MENTIONED,
            substances=("kratom",),
            cells=(),
        )
        yield document.observe(subject=law.subject, quote=text[-40:], text=text, reading=law)


def _source(number: int, urls: list[str]) -> Source:
    return Source(
        slug=f"watched-{number:03}",
        jurisdiction=PLACE,
        publisher="The made-up web",
        authority=Authority.SECONDARY,
        every=timedelta(days=1),
        addresses=tuple(Address(url=url, landmark="e") for url in urls),
        observations=Between(low=len(urls), high=len(urls)),
        first_read=None,
    )


_urls = addresses(*(int(os.environ[switch]) for switch in ("BENCH_PORT", "BENCH_PAGES", "BENCH_STEP")))
for _start in range(0, len(_urls), TOGETHER):
    _facts = {"__module__": __name__, "source": _source(_start // TOGETHER, _urls[_start : _start + TOGETHER])}
    vars()[f"Watched{_start}"] = type(f"Watched{_start}", (Watched,), _facts)
