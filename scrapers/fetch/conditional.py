"""Conditional requests (RFC 9110, section 13): a host that has nothing new need not send it again."""

from typing import cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from scrapers.errors import Incomplete
from scrapers.fetch.headers import pairs, plain_headers
from scrapers.fetch.visit import Visit
from scrapers.spider import Spider
from tracker.contract import RecalledPage

VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Conditional:
    """Downloader middleware: sends the validators of the page we hold, and turns a 304 into that page.

    Whoever is above sees a whole answer either way; `same` in its meta says which it was. A POST is never conditional.
    A page that need not be read again goes up without its bytes, as `unread` in its meta.
    """

    def __init__(self, visit: Visit, *, stands_alone: bool) -> None:
        self._visit = visit
        self._stands_alone = stands_alone

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Conditional":
        """Build for the crawl's spider."""
        spider = cast("Spider", crawler.spider)
        return cls(spider.visit, stands_alone=spider.stands_alone)

    async def process_request(self, request: Request) -> None:
        """Put the validators of the page we hold into the request; once, as a redirect carries them along."""
        if request.method != "GET" or "asked" not in request.meta or "conditional" in request.meta:
            return
        orders = self._visit.errand.orders
        if orders.reread or self._visit.source.slug in orders.unconditional:
            return
        request.meta["conditional"] = page = await self._visit.held(request.meta["asked"])
        if page:
            for name, value in page.headers:
                if name.lower() in VALIDATORS:
                    request.headers[VALIDATORS[name.lower()]] = value

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the page we hold for a 304. Raises Incomplete for a 304 that has no such page behind it."""
        if response.status != 304:
            return response
        page: RecalledPage | None = request.meta.get("conditional")
        if page is None or not any(name in request.headers for name in VALIDATORS.values()):
            raise Incomplete("the host says that nothing changed, and we hold no such page")
        request.meta["same"] = page.sha256
        if self._stands_alone and page.observations is not None:
            return response.replace(status=page.status, headers=_merged(page, response))
        page = await self._visit.recall(request.meta["asked"], "")
        if page is None:
            raise Incomplete("the host says that nothing changed, and what we held is damaged")
        return response.replace(status=200, body=page.body, headers=_merged(page, response))


def _merged(page: RecalledPage, response: Response) -> Headers:
    """Return the stored headers, brought up to date by those of the 304 (RFC 9111, section 3.2)."""
    headers = plain_headers(page.headers)
    for name, values in plain_headers(pairs(response.headers)).items():
        headers.setlist(name, values)
    return headers
