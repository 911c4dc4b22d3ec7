"""Crawl-delay: the pause between two requests that a host asks for in its robots.txt. No RFC has it; many hosts do."""

import asyncio
from time import monotonic

from protego import Protego

LONGEST = 10.0  # seconds: a source of a few pages would else outlast its time


def crawl_delay(rules: Protego, name: str) -> float:
    """Return how many seconds the rules ask of us to wait between two requests, within reason; 0 where they do not."""
    asked = rules.crawl_delay(name)
    return min(max(float(asked), 0.0), LONGEST) if asked else 0.0


class Pace:
    """When each host may be asked next. What one source waited spares the next of that host nothing."""

    def __init__(self) -> None:
        self._free: dict[str, float] = {}

    async def turn(self, host: str, delay: float) -> None:
        """Wait for the next turn at the host, and leave `delay` seconds after it to the one behind."""
        now = monotonic()
        turn = max(now, self._free.get(host, now))
        self._free[host] = turn + delay
        await asyncio.sleep(turn - now)
