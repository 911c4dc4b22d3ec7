"""Redirects, few and checked: no host is reached by a detour that could not be reached straight."""

from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from scrapers.errors import AddressRefused, Incomplete, TooManyRedirects
from scrapers.fetch.headers import header
from scrapers.fetch.visit import Visit
from tracker import gate

AT_MOST = 5
STATUSES = frozenset({301, 302, 303, 307, 308})
KEEP_METHOD = frozenset({307, 308})


class Redirects:
    """Downloader middleware in the place of Scrapy's. A page that sends its reader on by other means is no page."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Redirects":
        """Build for the crawl's spider."""
        return cls(crawler.spider.visit)  # type: ignore[union-attr]

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the next request of a chain, or the response that ends it.

        Raises TooManyRedirects, AddressRefused where the gate or a loss of TLS forbids the hop, Incomplete for one that
        names no target.
        """
        if response.status not in STATUSES:
            return response
        hops = request.meta.get("redirects", 0) + 1
        if hops > AT_MOST:
            raise TooManyRedirects(f"more than {AT_MOST} redirects")
        url = self._target(request, response)
        if "asked" in request.meta:
            self._visit.redirected(url)
        following = request.replace(url=url, dont_filter=True, meta=request.meta | {"redirects": hops})
        if request.method == "POST" and response.status not in KEEP_METHOD:
            following = following.replace(method="GET", body=b"")
        return following

    def _target(self, request: Request, response: Response) -> str:
        location = header(response, "Location")
        if not location:
            raise Incomplete(f"status {response.status} without a Location")
        orders, mirrors = self._visit.errand.orders, self._visit.errand.mirrors
        url = mirrors.official(urljoin(request.url, location))
        try:
            gate.check_url(mirrors.real(url), orders.allow)
        except gate.Refused as error:
            raise AddressRefused(f"redirected to {url}: {error}") from error
        if request.url.startswith("https:") and not url.startswith("https:"):
            raise AddressRefused(f"redirected from https to {url}")
        return url
