"""Pages of which the host says that nothing changed: the tracker beside a bare client that only asks.

The client (`python -m tests.bench.unchanged PORT PAGES FOLDER`) asks for every page that has an ETag with the one that
it was last given. Ours goes through Scrapy's engine, most of whose cost is the same for an answer without a body; so
the goal is a stretch. To reach it the gate, robots.txt, the pace of a host, its Retry-After and every budget would have
to be kept by a second way out, and that a host is spared is worth more than our own milliseconds.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import aiohttp

from tests.bench.addresses import addresses
from tests.bench.figure import Figure
from tests.bench.readers import a_web, ask, ours, spent

CONCURRENT = 32
ROUNDS = 3
EVEN = 2  # one page in two has validators: those of even numbers


def unchanged(size: int) -> Iterator[Figure]:
    """Yield what half of so many pages cost us that are all answered 304, and how often that of the bare client."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder, a_web(size) as port, ours(port, size, EVEN) as we:
        command = [sys.executable, "-m", "tests.bench.unchanged", port, size, folder]
        spent(command)
        ask(port, "sent")
        rounds = [(we()["cpu"], spent(command)["cpu"]) for _ in range(ROUNDS)]
        if ask(port, "sent")["bytes"]:
            raise AssertionError("a page was sent again that nobody had changed")
    pages = len(addresses(port, size, EVEN))
    yield Figure(name="crawl: 304, CPU ms a page", value=median(mine for mine, _ in rounds) / pages * 1000, goal=None)
    ratio = median(mine / bare for mine, bare in rounds)
    yield Figure(name="crawl: 304, CPU / raw aiohttp", value=ratio, goal=3, stretch=True)


async def ask_all(urls: list[str], tags: dict[str, str]) -> None:
    """Ask for every address with its tag, so many at a time, and note the tags that come back."""
    waiting = iter(urls)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONCURRENT)) as session:

        async def work() -> None:
            for url in waiting:
                headers = {"If-None-Match": tags[url]} if url in tags else {}
                async with session.get(url, headers=headers) as answer:
                    await answer.read()
                    tags[url] = answer.headers["ETag"]

        await asyncio.gather(*(work() for _ in range(CONCURRENT)))


def main(port: str, pages: str, folder: str) -> None:
    file = Path(folder) / "tags.json"
    tags = json.loads(file.read_text()) if file.exists() else {}
    asyncio.run(ask_all(addresses(int(port), int(pages), EVEN), tags))
    file.write_text(json.dumps(tags))


if __name__ == "__main__":
    main(*sys.argv[1:])
