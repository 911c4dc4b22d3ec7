"""The crawling process: reads its orders from the line, runs the spiders, tells each result. Started by scrapers.run.

It knows no database and no secret. It ends when its caller does, whichever way that ends.
"""

import asyncio
import ctypes
import gc
import logging
import resource
import signal
import socket
import sys
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.misc import load_object

from scrapers.fetch.errand import Errand
from scrapers.fetch.frames import Line, unpack
from scrapers.fetch.keys import Unsaid
from scrapers.fetch.orders import Orders, orders_type
from scrapers.fetch.visit import Visit
from scrapers.settings import HANDLER, MIDDLEWARES, settings
from scrapers.spider import Spider, spiders
from tracker.contract import CrawlResult, by_host, result_type

ORDERS_SECONDS = 60
SIDE_BY_SIDE = 8
"""How many sources of different hosts are read at a time."""

MOST_MEMORY = 1024**3
"""Bytes of address space: several times what reading a page at its size limit takes."""

PR_SET_PDEATHSIG = 1


def main(descriptor: int) -> None:
    """Run what the caller at the other end of the socket orders."""
    _be_bounded()
    connection = socket.socket(fileno=descriptor)
    for _, body in unpack(connection, ORDERS_SECONDS):
        orders = orders_type.validate_json(body)
        break
    else:
        return
    process = AsyncCrawlerProcess(settings(orders))
    _reactor().callWhenRunning(lambda: asyncio.ensure_future(_work(process, orders, connection)))
    process.start(stop_after_crawl=False, install_signal_handlers=False)


def _be_bounded() -> None:
    """Die with the caller, and before a stranger's endless headers or tables take the machine's memory."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


async def _work(process: AsyncCrawlerProcess, orders: Orders, connection: socket.socket) -> None:
    """Read every source, those of one host after another, and stop the process at the end."""
    line = Line(*await asyncio.open_connection(sock=connection))
    try:
        errand = Errand(orders, line)
        found = spiders(orders.modules)
        for part in (HANDLER, *MIDDLEWARES):
            load_object(part)  # the first crawl would do it otherwise
        gc.freeze()  # what is loaded by now stays: looking through it for garbage would be most of each search
        unsaid = Unsaid(found[slug].source for slug in orders.slugs)
        for handler in logging.getLogger().handlers:
            handler.addFilter(unsaid)
        places = asyncio.Semaphore(SIDE_BY_SIDE)
        queues = by_host([found[slug] for slug in orders.slugs], lambda spider: spider.hosts())
        await asyncio.gather(*(_one_by_one(process, errand, line, queue, places) for queue in queues))
    finally:
        line.close()
        _reactor().stop()


def _reactor() -> Any:
    """Return the reactor that the process has installed: Twisted knows it by this import, and by no earlier one."""
    from twisted.internet import reactor  # noqa: PLC0415

    return reactor


async def _one_by_one(
    process: AsyncCrawlerProcess, errand: Errand, line: Line, queue: list[type[Spider]], places: asyncio.Semaphore
) -> None:
    for spider in queue:
        async with places:
            await line.say({"say": "result"}, await _read(process, errand, spider))
            gc.collect()  # a crawl leaves circles behind that would pile up from source to source
        if errand.orders.is_live and spider is not queue[-1]:
            await asyncio.sleep(errand.orders.limits.delay)


async def _read(process: AsyncCrawlerProcess, errand: Errand, spider: type[Spider]) -> bytes:
    """Run one spider and return its CrawlResult as JSON; what breaks around it makes it failed, and no other."""
    visit = Visit(spider.source, errand)
    try:
        await process.crawl(spider, visit=visit)
        return result_type.dump_json(visit.result())
    except Exception as error:
        broken = Visit(spider.source, errand)
        broken.note("", error)
        result: CrawlResult = broken.result()
        return result_type.dump_json(result)


if __name__ == "__main__":
    main(int(sys.argv[1]))
