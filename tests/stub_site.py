"""A real HTTP server on loopback that does what a test tells it to, down to the byte; and a crawl that reads it."""

import hashlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self

from scrapers import run
from scrapers.fetch.orders import Limits
from tests.spiders_for_run import LANDMARK
from tracker.contract import CrawlResult, Page, RecalledPage

MODULES = ("tests.spiders_for_run",)
HASTY = Limits(delay=0, timeout=20, seconds=60)
PAGE = f"<!doctype html><html><title>Code</title><body><h1>{LANDMARK}</h1><p>Schedule I.</p></body></html>"


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """An honest answer: the headers given, and a Content-Length."""

    body: str | bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})

    def __call__(self, connection: socket.socket, asked: Asked) -> None:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        head = {"Content-Length": str(len(body)), "Connection": "close"} | dict(self.headers)
        lines = [f"HTTP/1.1 {self.status} Answer", *(f"{name}: {value}" for name, value in head.items())]
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


Answer = Callable[[socket.socket, Asked], None]


def raw(*pieces: bytes, every: float = 0) -> Answer:
    """Return an answer of these very bytes, with a pause of so many seconds before each piece."""

    def answer(connection: socket.socket, asked: Asked) -> None:
        for piece in pieces:
            time.sleep(every)
            connection.sendall(piece)

    return answer


def redirect(location: str, status: int = 302) -> Reply:
    return Reply(body="", status=status, headers={"Location": location})


class StubSite:
    """Answers by path (the longest known beginning of it), notes every request; unknown paths are 404."""

    def __init__(self, certificate: str = "") -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._socket.getsockname()[1]
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
        if self._context:
            self._context.load_cert_chain(certificate)
        self.scheme = "https" if certificate else "http"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def allow(self) -> tuple[str, ...]:
        return (f"127.0.0.1:{self.port}",)

    def paths(self, under: str = "") -> list[str]:
        """Return the paths asked for, robots.txt left out."""
        return [a.path for a in self.asked if a.path.startswith(under) and not a.path.endswith("robots.txt")]

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                asked = _read(connection)
                self.asked.append(asked)
                known = [path for path in self.answers if asked.path.startswith(path)]
                answer = self.answers[max(known, key=len)] if known else Reply(body="", status=404)
                answer(connection, asked)


def _read(connection: socket.socket) -> Asked:
    with connection.makefile("rb") as stream:
        method, path, _ = stream.readline().decode("latin-1").split()
        headers = {}
        while line := stream.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return Asked(method, path, headers, stream.read(int(headers.get("content-length", 0))))


class Held:
    """A caller's store: what it keeps, and what it recalls of earlier visits."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}
        self.pages: dict[tuple[str, str], Page] = {}

    def keep(self, body: bytes) -> str:
        sha256 = hashlib.sha256(body).hexdigest()
        self.bodies[sha256] = body
        return sha256

    def recall(self, url: str, request_sha256: str, *, body: bool) -> RecalledPage | None:
        page = self.pages.get((url, request_sha256))
        if page is None:
            return None
        return RecalledPage(
            body=self.bodies[page.sha256] if body else b"",
            status=page.status,
            headers=page.headers,
            sha256=page.sha256,
            core_sha256=page.core_sha256,
            seen_at=page.seen_at,
            observations=1,
        )

    def visit(self, *slugs: str, **how: Any) -> dict[str, CrawlResult]:
        """Crawl, remember the pages, and return the results by slug."""
        how = {"modules": MODULES, "limits": HASTY} | how
        results = {result.source: result for result in run.run(slugs, keep=self.keep, recall=self.recall, **how)}
        for result in results.values():
            self.pages |= {(page.url, page.request_sha256): page for page in result.pages}
        return results

    def read(self, site: StubSite, slug: str, **how: Any) -> CrawlResult:
        """Crawl one source, every host of which is the stub."""
        return self.visit(slug, **at(site, slug) | how)[slug]


def at(site: StubSite, *slugs: str) -> dict[str, Any]:
    """Return the mirrors and the allowance that lead every host of these sources to the stub."""
    spiders = {source.slug: source for source in run.declared(MODULES)}
    hosts = {address.url.split("/")[2] for slug in slugs for address in spiders[slug].addresses}
    return {"mirrors": {f"https://{host}/": f"{site.url}/" for host in hosts}, "allow": site.allow}


@contextmanager
def canary() -> Iterator[tuple[int, list[object]]]:
    """Listen on a loopback port that nobody may connect to: the port, and whoever connected."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    came.append(listener.accept())

        threading.Thread(target=listen, daemon=True).start()
        yield listener.getsockname()[1], came
