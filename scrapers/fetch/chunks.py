"""The chunked transfer coding, undone strictly (RFC 9112, section 7.1)."""

import re

from scrapers.errors import Incomplete

SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r\n")


def dechunked(content: bytes) -> bytes:
    """Return the body inside the chunks; content that was never chunked, whatever its header says, as it is.

    Raises Incomplete where the chunks break off before the last one.
    """
    if not SIZE.match(content):
        return content
    body = bytearray()
    at = 0
    while size := SIZE.match(content, at):
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return bytes(body)
        body += content[start : start + length]
        at = start + length + 2
        if content[at - 2 : at] != b"\r\n":
            break
    raise Incomplete("the chunks break off before the last one")
