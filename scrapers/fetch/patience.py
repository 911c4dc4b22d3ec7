"""Retry-After (RFC 9110, section 10.2.3): a host that asks for time gets it, across sources and restarts."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from scrapers.errors import Blocked, Trouble, Unreachable
from scrapers.fetch.exchange import Exchange
from scrapers.fetch.headers import header
from scrapers.fetch.visit import Visit

ASKING: dict[int, type[Trouble]] = {429: Blocked, 503: Unreachable}
DEFAULT = timedelta(minutes=15)
LONGEST = timedelta(hours=24)


class Patience:
    """Downloader middleware. Nothing is tried again within a run; the moment goes out with the result."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Patience":
        """Build for the crawl's spider."""
        return cls(crawler.spider.visit)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Raise Blocked, with nothing sent, while a host wants to be left alone."""
        hold(self._visit, request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise Blocked for a 429 and Unreachable for a 503, whose Retry-After was heeded as it came."""
        if response.status not in ASKING:
            return response
        moment = self._visit.errand.not_before[_host(request)]
        raise ASKING[response.status](f"status {response.status}: not before {moment:%Y-%m-%d %H:%M} UTC")


def hold(visit: Visit, request: Request) -> None:
    """Raise Blocked while the request's host wants to be left alone.

    Asked again just before a request goes out: it may have waited in the queue when the word came.
    """
    moment = visit.errand.not_before.get(_host(request))
    if visit.errand.orders.is_live and moment and moment > datetime.now(UTC):
        visit.wait_until(moment)
        raise Blocked(f"{_host(request)} asked not to be read before {moment:%Y-%m-%d %H:%M} UTC")


def heed(visit: Visit, request: Request, exchange: Exchange) -> None:
    """Note what a 429 or 503 asks for, before the next request of the host can leave the queue."""
    if exchange.response.status in ASKING:
        moment = exchange.seen_at + pause(header(exchange.response, "Retry-After"), exchange.seen_at)
        visit.errand.not_before[_host(request)] = moment
        visit.wait_until(moment)


def pause(words: str, now: datetime) -> timedelta:
    """Return how long a Retry-After asks to wait: at most a day; a default where it makes no sense or is past."""
    if words.isascii() and words.isdecimal():
        return min(timedelta(seconds=min(int(words[:12]), 10**9)), LONGEST) or DEFAULT
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return DEFAULT
    asked = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return min(asked, LONGEST) if asked > timedelta(0) else DEFAULT


def _host(request: Request) -> str:
    return urlparse_cached(request).hostname or ""
