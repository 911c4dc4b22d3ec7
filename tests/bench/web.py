"""A made-up web of law pages on loopback: each answer has new boilerplate, one page in a hundred new substance.

`python -m tests.bench.web PAGES` prints its port and serves until its caller is gone:

    /law/N        20 to 200 KB of HTML, the law in `<main>`; token, stamp, counter, advertisements and links to related
                  pages differ in every answer. Even pages have validators and answer 304, odd ones have none.
    /documents/N  JSON, one for every hundred pages, with stamp and request number; even ones have an ETag.
    /amend        changes the law of one page in a hundred
    /amended      the paths of those changed last
    /sent         the bytes of bodies since it was last asked, and how many answers were 304
"""

import asyncio
import hashlib
import json
import sys
import time
from collections.abc import Callable
from email.utils import formatdate
from random import Random

from tests.bench.laws import Document, Law, Unit

SHARE = 100  # one page in so many is amended
HEAD = "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{validators}Content-Length: {length}\r\n\r\n"


class Web:
    """The pages, how often each was amended, and what was sent of them."""

    def __init__(self, pages: int) -> None:
        self.random = Random(11)
        self.units: dict[str, Unit] = {f"/law/{number}": Law(number) for number in range(pages)}
        self.units |= {f"/documents/{number}": Document(number) for number in range(max(1, pages // SHARE))}
        self.answers = self.sent = self.spared = 0
        self.amended: list[str] = []

    def answer(self, path: str, headers: dict[str, str]) -> bytes:
        """Return the whole answer to a GET."""
        if unit := self.units.get(path):
            return self.page(unit, headers)
        orders: dict[str, Callable[[], object]] = {
            "/amend": self.amend,
            "/amended": lambda: self.amended,
            "/sent": self.account,
        }
        if path in orders:
            return _answer("200 OK", json.dumps(orders[path]()).encode())
        return _answer("404 Not Found", b"")

    def page(self, unit: Unit, headers: dict[str, str]) -> bytes:
        self.answers += 1
        tag, validators = f'"{unit.number}-{unit.edition}"', ""
        if unit.number % 2 == 0:
            validators = f"ETag: {tag}\r\nLast-Modified: {formatdate(1.7e9 + 86400 * unit.edition, usegmt=True)}\r\n"
            if headers.get("if-none-match") == tag:
                self.spared += 1
                return f"HTTP/1.1 304 Not Modified\r\n{validators}\r\n".encode()
        token = hashlib.md5(b"%d" % self.answers).hexdigest()
        body = unit.body(self.answers, token, time.strftime("%A, %d %B %Y %H:%M:%S"))
        self.sent += len(body)
        return _answer("200 OK", body, unit.kind, validators)

    def amend(self) -> None:
        self.amended = self.random.sample(sorted(self.units), max(1, len(self.units) // SHARE))
        for path in self.amended:
            self.units[path].amend(self.random)

    def account(self) -> dict[str, int]:
        said = {"bytes": self.sent, "spared": self.spared}
        self.sent = self.spared = 0
        return said


def _answer(status: str, body: bytes, kind: str = "application/json", validators: str = "") -> bytes:
    return HEAD.format(status=status, kind=kind, validators=validators, length=len(body)).encode() + body


class Connection(asyncio.Protocol):
    """Reads requests without bodies, answers each in its turn."""

    def __init__(self, web: Web) -> None:
        self.web, self.unread = web, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self.unread = (self.unread + data).split(b"\r\n\r\n")
        for request in requests:
            first, *lines = request.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            self.transport.write(self.web.answer(first.split(" ")[1], headers))
            if headers.get("connection", "").lower() == "close":
                self.transport.close()


async def serve(pages: int) -> None:
    web, loop = Web(pages), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(web), "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - the caller reads it
    await loop.run_in_executor(None, sys.stdin.read)  # ends with the caller


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
