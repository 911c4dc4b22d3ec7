"""The live web, behind the gate: what is checked is what is connected to, on every hop."""

from datetime import UTC, datetime

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.httpobj import urlparse_cached

from scrapers.errors import AddressRefused
from scrapers.fetch.exchange import Exchange
from scrapers.fetch.keys import refuse_echo, unlocked, without_key
from scrapers.fetch.resolver import GuardedResolver
from scrapers.fetch.visit import Visit
from tracker import gate
from tracker.contract import Key, hosts_in


class Live:
    """Scrapy's own HTTP handler; names are resolved by GuardedResolver, which the process installs."""

    def __init__(self, crawler: Crawler, visit: Visit) -> None:
        self._http = HTTP11DownloadHandler(crawler)
        self._mirrors = visit.errand.mirrors
        self._allow = visit.errand.orders.allow
        self._key = visit.source.key
        self._hosts = hosts_in(address.url for address in visit.source.addresses)

    async def answer(self, request: Request) -> Exchange:
        """Ask the host, or the mirror that stands for it. Raises gate.Refused and Scrapy's errors."""
        url = self._mirrors.real(request.url)
        gate.check_url(url, self._allow)
        key = self._key_for(request)
        sent = request if url == request.url else request.replace(url=url)
        sent = unlocked(sent, key) if key else sent
        try:
            response = await self._http.download_request(sent)
        except CannotResolveHostError as error:
            if why := GuardedResolver.refused.get(urlparse_cached(sent).hostname or ""):
                raise AddressRefused(why) from error
            raise
        except Exception as error:
            if key:
                error.args = tuple(without_key(str(word), key) for word in error.args)
            raise
        if key:
            refuse_echo(response, key)
        request.meta["download_latency"] = sent.meta["download_latency"]  # AutoThrottle asks the original for it
        official = response if response.url == request.url else response.replace(url=request.url)
        return Exchange(response=official, seen_at=datetime.now(UTC), fetched_from=url)

    def _key_for(self, request: Request) -> Key | None:
        """Return the key to ask with: only for what the spider asks for, and only at the source's own hosts."""
        own = "asked" in request.meta and urlparse_cached(request).hostname in self._hosts
        return self._key if own else None

    async def close(self) -> None:
        """Close the kept connections."""
        await self._http.close()
