"""The one way out: every request of every kind is counted, answered live or from what we hold, and recorded."""

from typing import cast

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from scrapers.errors import OverBudget
from scrapers.fetch.exchange import Exchange, Way
from scrapers.fetch.live import Live
from scrapers.fetch.patience import heed, hold
from scrapers.fetch.replay import Replay
from scrapers.fetch.reread import Reread
from scrapers.fetch.visit import Visit
from scrapers.spider import Spider


class Handler(BaseDownloadHandler):
    """Scrapy's download handler for http and https; every other scheme has none."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._visit = cast("Spider", crawler.spider).visit
        self._way = _way(crawler, self._visit)

    async def download_request(self, request: Request) -> Response:
        """Return the answer, its body as it came over the wire.

        Raises what the ways raise, OverBudget where the source's requests or time are used up, and Blocked where its
        host asked for time.
        """
        visit = self._visit
        hold(visit, request)
        visit.spend_request()
        timeout = visit.errand.orders.limits.timeout
        request.meta["download_timeout"] = min(timeout, max(visit.seconds_left, 0.1))
        exchange = await self._answer(request)
        heed(visit, request, exchange)
        visit.spend_bytes(len(exchange.response.body))
        if visit.errand.recorder:
            visit.errand.recorder.write(request, exchange)
        request.meta["exchange"] = exchange
        return exchange.response

    async def _answer(self, request: Request) -> Exchange:
        try:
            return await self._way.answer(request)
        except DownloadTimeoutError as error:
            if self._visit.seconds_left <= 0:
                raise OverBudget("the time of the source is used up") from error
            raise

    async def close(self) -> None:
        """Close what the way holds open."""
        await self._way.close()


def _way(crawler: Crawler, visit: Visit) -> Way:
    if visit.errand.archive:
        return Replay(visit.errand.archive)
    if visit.errand.orders.reread:
        return Reread(visit)
    return Live(crawler, visit)
