"""What all visits of one crawling process share: orders, the line to the caller, files, what hosts asked for."""

import asyncio
from datetime import datetime

from protego import Protego

from scrapers.fetch.archive import Archive
from scrapers.fetch.frames import Line
from scrapers.fetch.mirrors import Mirrors
from scrapers.fetch.orders import Orders
from scrapers.fetch.record import Recorder
from tracker.contract import RecalledPage


class Errand:
    """One run of one process. `robots` and `not_before` outlive a visit: what one source learned spares the next."""

    def __init__(self, orders: Orders, line: Line) -> None:
        self.orders = orders
        self._line = line
        self.mirrors = Mirrors(orders.mirrors)
        self.archive = Archive(orders.replay) if orders.replay else None
        self.recorder = Recorder(orders.record) if orders.record else None
        self.robots: dict[str, asyncio.Task[Protego | None]] = {}
        self.not_before = dict(orders.not_before)

    async def keep(self, body: bytes) -> str:
        """Have the caller store the bytes; return their SHA-256."""
        header, _ = await self._line.ask({"say": "keep"}, body)
        return str(header["sha256"])

    async def recall(self, url: str, request_sha256: str, *, body: bool) -> RecalledPage | None:
        """Return the page that the caller holds; without `body` only what a conditional request needs of it."""
        question = {"say": "recall", "url": url, "request_sha256": request_sha256, "body": body}
        header, content = await self._line.ask(question)
        if (page := header["page"]) is None:
            return None
        return RecalledPage(
            body=content,
            status=page["status"],
            headers=tuple((name, value) for name, value in page["headers"]),
            sha256=page["sha256"],
            core_sha256=page["core_sha256"],
            seen_at=datetime.fromisoformat(page["seen_at"]),
            standing=page["standing"],
        )
