"""The keys that some publishers want: put on a request as it goes out, and kept out of all that we write.

The request that the rest of the crawl knows, records and stores has no key. What a publisher or an error says of it is
cut out, and an answer that repeats it is not taken.
"""

import logging
import os
from collections.abc import Iterable
from urllib.parse import quote_plus, urlencode

from scrapy import Request
from scrapy.http import Response

from scrapers.errors import Blocked
from tracker.contract import Key, Source

HIDDEN = "(key)"


def secret(key: Key) -> str:
    """Return the key itself, or "" where its switch is not set."""
    return os.environ.get(key.switch, "").strip()


def unlocked(request: Request, key: Key) -> Request:
    """Return the request with the key on it, for the wire and for nothing else."""
    if key.header:
        sent = request.copy()
        sent.headers[key.header] = secret(key)
        return sent
    mark = "&" if "?" in request.url else "?"
    return request.replace(url=f"{request.url}{mark}{urlencode({key.parameter: secret(key)})}")


def without_key(words: str, key: Key) -> str:
    """Return the words with the key, as it is and as an address has it, cut out."""
    hidden = secret(key)
    return words.replace(hidden, HIDDEN).replace(quote_plus(hidden), HIDDEN) if hidden else words


def refuse_echo(response: Response, key: Key) -> None:
    """Raise Blocked for an answer that repeats the key: it would be stored with it."""
    hidden = secret(key)
    told = (response.headers.to_string() or b"") + response.body
    if hidden.encode() in told or quote_plus(hidden).encode() in told:
        raise Blocked("the answer repeats the key that it was asked with")


class Unsaid(logging.Filter):
    """Keeps the keys of the sources out of every line of the log."""

    def __init__(self, sources: Iterable[Source]) -> None:
        super().__init__()
        self._keys = [source.key for source in sources if source.key and secret(source.key)]

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, rewritten where it holds a key."""
        said = record.getMessage()
        for key in self._keys:
            said = without_key(said, key)
        if said != record.getMessage():
            record.msg, record.args, record.exc_info = said, (), None
        return True
