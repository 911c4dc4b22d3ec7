"""Today's parser over yesterday's pages: every request is answered with the page we hold, and none goes out."""

from hashlib import sha256

from scrapy import Request
from scrapy.http import Response

from scrapers.errors import Unreachable
from scrapers.fetch.exchange import Exchange
from scrapers.fetch.headers import plain_headers
from scrapers.fetch.visit import Visit


class Reread:
    """The pages that the caller recalls, seen when they were seen."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    async def answer(self, request: Request) -> Exchange:
        """Return the page held for the request. Raises Unreachable where there is none."""
        request_sha256 = sha256(request.body).hexdigest() if request.method == "POST" else ""
        page = await self._visit.recall(request.url, request_sha256)
        if page is None:
            raise Unreachable("no page of this address is held")
        headers = plain_headers(page.headers)
        response = Response(request.url, status=page.status, headers=headers, body=page.body)
        return Exchange(response=response, seen_at=page.seen_at, fetched_from=request.url)

    async def close(self) -> None:
        """Hold nothing open."""
