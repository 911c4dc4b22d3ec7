"""Strict content decoding in the place of Scrapy's: whole, singly coded, and within the limit, or refused."""

import zlib

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from scrapers.errors import Incomplete, Suspect, TooLarge
from scrapers.fetch.headers import header

WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""zlib's word for the wrapping. What is called deflate comes with its own wrapping or with none."""


class Coding:
    """Downloader middleware: undoes the two codings that we ask for; what it hands up has none."""

    def __init__(self, limit: int) -> None:
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Coding":
        """Take the limit in bytes from DOWNLOAD_MAXSIZE, which holds again for what was compressed."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002
        """Return the response with its body decoded. Raises Incomplete, TooLarge, or Suspect for an unknown coding."""
        coding = header(response, "Content-Encoding").lower()
        if response.status == 304 or coding in ("", "identity"):
            return response
        return response.replace(body=decoded(response.body, coding, self._limit))


def decoded(body: bytes, coding: str, limit: int) -> bytes:
    """Return the bytes that were compressed, at most `limit` of them.

    Raises Incomplete where they break off, TooLarge beyond the limit, Suspect for a coding we did not ask for.
    """
    if coding not in WINDOWS:
        raise Suspect(f"the answer is coded as {coding!r}, which we did not ask for", coding)
    windows = WINDOWS[coding]
    for window in windows[:-1]:
        try:
            return _inflated(body, window, limit)
        except zlib.error:
            continue
    try:
        return _inflated(body, windows[-1], limit)
    except zlib.error as error:
        raise Incomplete(f"the answer is not whole {coding}: {error}") from error


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    """Inflate member after member. Raises zlib.error for what is none, Incomplete where one lacks its end."""
    whole = bytearray()
    while True:
        member = zlib.decompressobj(window)
        whole += member.decompress(body, limit + 1 - len(whole))
        if len(whole) > limit:
            raise TooLarge(f"more than {limit} bytes once decompressed")
        if not member.eof:
            raise Incomplete("the compressed answer breaks off before its end")
        body = member.unused_data.lstrip(b"\0")
        if not body:
            return bytes(whole)
