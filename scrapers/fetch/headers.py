"""Headers as pairs of text, and what a few of them say."""

from collections.abc import Iterable
from email.message import Message
from functools import lru_cache

from scrapy.http import Headers, Response

Pairs = tuple[tuple[str, str], ...]

CODING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""What is said of bytes on the wire and not of the page they carried."""


def pairs(headers: Headers) -> Pairs:
    """Return the headers as (name, value), in latin-1 as HTTP/1.1 has them."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )


def plain_headers(headers: Iterable[tuple[str, str]]) -> Headers:
    """Return the headers of a page whose body is no longer coded as it was on the wire."""
    kept = Headers()
    for name, value in headers:
        if name.lower() not in CODING:
            kept.appendlist(name, value)
    return kept


def header(response: Response, name: str) -> str:
    """Return a header's first value, or "" where there is none."""
    value = response.headers.get(name)
    return value.decode("latin-1").strip() if value else ""


def media_type(response: Response) -> tuple[str, str]:
    """Return what Content-Type says: the media type in lower case and the charset, each "" where it says none."""
    return _parsed(header(response, "Content-Type"))


@lru_cache(maxsize=64)
def _parsed(content_type: str) -> tuple[str, str]:
    message = Message()
    message["Content-Type"] = content_type
    kind = message.get_content_type() if content_type else ""
    return kind, str(message.get_param("charset", ""))
