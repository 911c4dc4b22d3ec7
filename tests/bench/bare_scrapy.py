"""Bare Scrapy on the same web, as `python -m tests.bench.bare_scrapy plain|lxml PORT PAGES FOLDER`.

*plain* downloads and counts; *lxml* takes the text of `<main>` with Scrapy's own selectors, or the records of an
interface, and holds its hash against the one in an SQLite file: the least that could be called a change detector, and
one whose filters were written for these pages. It prints how many pages changed.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from tests.bench.addresses import addresses

CONCURRENT = 32
SETTINGS = {
    "CONCURRENT_REQUESTS": CONCURRENT,
    "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENT,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "ERROR",
}


class Plain(scrapy.Spider):
    """Downloads."""

    name = "bare_scrapy"
    urls: list[str]
    folder: Path

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in self.urls:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response: Response) -> None:
        len(response.body)


class Lxml(Plain):
    """Downloads, extracts by hand-written selectors, compares."""

    async def start(self) -> AsyncIterator[scrapy.Request]:
        self.database = sqlite3.connect(self.folder / "bare_scrapy.sqlite3")
        self.database.execute("CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, hash TEXT)")
        self.held = dict(self.database.execute("SELECT url, hash FROM page"))
        self.news: list[tuple[str, str]] = []
        async for request in super().start():
            yield request

    def parse(self, response: Response) -> None:
        if "/documents/" in response.url:
            text = json.dumps(json.loads(response.body)["results"], sort_keys=True)
        else:
            text = " ".join(" ".join(response.xpath("//main//text()").getall()).split())
        found = hashlib.sha256(text.encode()).hexdigest()
        if self.held.get(response.url) != found:
            self.news.append((response.url, found))

    def closed(self, _reason: str) -> None:
        with self.database:
            self.database.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", self.news)
        print(len(self.news))  # noqa: T201 - the answer


def main(way: str, port: str, pages: str, folder: str) -> None:
    process = AsyncCrawlerProcess(SETTINGS)
    urls = addresses(int(port), int(pages))
    process.crawl({"plain": Plain, "lxml": Lxml}[way], urls=urls, folder=Path(folder))
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
