"""What all visits of one crawling process share: orders, the line to the caller, files, what hosts asked for."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from protego import Protego

from scrapers.fetch.archive import Archive
from scrapers.fetch.frames import Line
from scrapers.fetch.mirrors import Mirrors
from scrapers.fetch.orders import Orders
from scrapers.fetch.pace import Pace
from scrapers.fetch.record import Recorder
from tracker.contract import RecalledPage


class Errand:
    """One run of one process. What a visit learned of a host (`robots`, `pace`, `not_before`) outlives it."""

    def __init__(self, orders: Orders, line: Line) -> None:
        self.orders = orders
        self._line = line
        self.mirrors = Mirrors(orders.mirrors)
        self.archive = Archive(orders.replay) if orders.replay else None
        self.recorder = Recorder(orders.record) if orders.record else None
        self.robots: dict[str, asyncio.Task[Protego | None]] = {}
        self.pace = Pace()
        self.not_before = dict(orders.not_before)

    async def keep(self, body: bytes) -> str:
        """Have the caller store the bytes; return their SHA-256."""
        header, _ = await self._line.ask({"say": "keep"}, body)
        return str(header["sha256"])

    async def recall(self, url: str, request_sha256: str) -> RecalledPage | None:
        """Return the page that the caller holds of the address, with its bytes."""
        header, body = await self._line.ask({"say": "recall", "url": url, "request_sha256": request_sha256})
        return _page(header["page"], body) if header["page"] else None

    async def held(self, urls: Iterable[str]) -> dict[str, RecalledPage]:
        """Return by address what the caller holds of them, without bytes: what conditional requests need."""
        header, _ = await self._line.ask({"say": "what is held", "urls": list(urls)})
        return {url: _page(facts, b"") for url, facts in header["pages"].items()}


def _page(facts: dict[str, Any], body: bytes) -> RecalledPage:
    return RecalledPage(
        body=body,
        status=facts["status"],
        headers=tuple((name, value) for name, value in facts["headers"]),
        sha256=facts["sha256"],
        core_sha256=facts["core_sha256"],
        seen_at=datetime.fromisoformat(facts["seen_at"]),
        observations=facts["observations"],
    )
