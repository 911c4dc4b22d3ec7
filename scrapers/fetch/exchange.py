"""One request answered: what came back, when, and from where it really came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scrapy import Request
from scrapy.http import Response


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """An answer as it came over the wire, under its official address; it travels on in a response's meta."""

    response: Response
    seen_at: datetime
    fetched_from: str


class Way(Protocol):
    """A way to have an answer: from the live web, from a recorded visit, from the pages we hold."""

    async def answer(self, request: Request) -> Exchange:
        """Return the answer. Raises errors of Scrapy, gate.Refused or Trouble."""

    async def close(self) -> None:
        """Let go of what is held open."""
