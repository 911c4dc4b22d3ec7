"""robots.txt as RFC 9309 has it, where Scrapy's own takes every failure for a yes."""

import asyncio
import codecs
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError
from scrapy.http.request import NO_CALLBACK

from scrapers.errors import AddressRefused, Blocked, OverBudget, RobotsDisallow, Trouble
from scrapers.fetch.pace import crawl_delay
from scrapers.fetch.troubles import named
from scrapers.fetch.visit import Visit
from scrapers.settings import ROBOTS_NAME
from tracker import gate

PARSED_BYTES = 500 * 1024

NO_HOST = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    gate.Refused,
    AddressRefused,
    Blocked,
    OverBudget,
)
"""What says of a host that it cannot be asked at all, and nothing of its rules."""


class Robots:
    """Downloader middleware. The rules of a host are read once in a run, however many sources it serves.

    4xx means that there are no rules; a server error, a broken answer or a chain of redirects forbids everything.
    Where the host itself cannot be reached, that is the trouble and not its rules.
    """

    def __init__(self, crawler: Crawler, visit: Visit) -> None:
        self._crawler = crawler
        self._visit = visit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Robots":
        """Build for the crawl's spider."""
        return cls(crawler, crawler.spider.visit)  # type: ignore[union-attr]

    async def process_request(self, request: Request) -> None:
        """Let the request pass in its turn, or raise RobotsDisallow; other Trouble where the host cannot be asked."""
        if "robots" in request.meta or self._visit.errand.orders.reread:
            return
        url = self._url(request.url)
        known = self._visit.errand.robots
        if url not in known:
            known[url] = asyncio.ensure_future(self._rules(url))
        rules = await asyncio.shield(known[url])
        if rules and not rules.can_fetch(request.url, ROBOTS_NAME):
            raise RobotsDisallow(f"{url} does not let us read {request.url}: a person must look by hand")
        if rules and self._visit.errand.orders.is_live and (delay := crawl_delay(rules, ROBOTS_NAME)):
            await self._visit.errand.pace.turn(url, delay)

    def _url(self, url: str) -> str:
        """Return where the rules stand: beside the official address, or on the mirror's host where only that is read.

        A mirror may stand for a part of a site that does not hold the site's robots.txt.
        """
        mirrors = self._visit.errand.mirrors
        official, real = _beside(url), mirrors.real(url)
        is_covered = mirrors.real(official) != official
        return official if real == url or is_covered else _beside(real)

    async def _rules(self, url: str) -> Protego | None:
        request = Request(url, meta={"robots": True}, callback=NO_CALLBACK, dont_filter=True)
        try:
            response = await self._crawler.engine.download_async(request)
        except NO_HOST:
            raise
        except Exception as error:
            trouble = named(error)
            if not isinstance(trouble, Trouble):
                raise
            raise RobotsDisallow(f"{url} could not be read, which forbids everything: {trouble}") from error
        if 400 <= response.status < 500:
            return None
        if response.status != 200:
            raise RobotsDisallow(f"{url} answers {response.status}, which forbids everything")
        return Protego.parse(_text(response.body[:PARSED_BYTES]))


def _beside(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _text(body: bytes) -> str:
    """Return the rules as text; UTF-8 by the RFC, UTF-16 where a mark says so."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if wide else "utf-8-sig", errors="ignore")
