"""Load: requests to one server over a few connections that stay open, one after the other on each."""

import selectors
import socket
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

CONNECTIONS = 8


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many requests a second were answered, the 99th percentile of their times in ms, and how many ended badly."""

    rate: float
    p99: float
    errors: int


@dataclass(kw_only=True)
class Line:
    """One connection, and what has come of the answer to its last request."""

    link: socket.socket
    sent_at: float = 0.0
    answer: bytearray = field(default_factory=bytearray)

    def ask(self, path: str) -> None:
        """Send the next request."""
        self.answer.clear()
        self.sent_at = time.perf_counter()
        self.link.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def hear(self) -> bool:
        """Take what has come, and tell whether the answer is whole. Raises ConnectionError where the line is cut."""
        part = self.link.recv(262_144)
        if not part:
            raise ConnectionError("the server closed the connection")
        self.answer += part
        head = self.answer.find(b"\r\n\r\n")
        return head >= 0 and len(self.answer) >= head + 4 + self._length(head)

    def is_good(self) -> bool:
        """Whether the answer is a 200."""
        return self.answer.startswith(b"HTTP/1.1 200 ")

    def _length(self, head: int) -> int:
        words = bytes(self.answer[:head]).lower().partition(b"content-length:")[2]
        return int(words.partition(b"\r\n")[0])


def load(port: int, paths: list[str]) -> Load:
    """Ask for each of the paths once, over so many connections at a time."""
    rest, took, errors = iter(paths), [], 0
    started = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        for path in _first(rest):
            line = Line(link=socket.create_connection(("127.0.0.1", port)))
            line.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(line.link, selectors.EVENT_READ, line)
            line.ask(path)
        while selector.get_map():
            for key, _ in selector.select():
                line = key.data
                if not line.hear():
                    continue
                took.append(time.perf_counter() - line.sent_at)
                errors += not line.is_good()
                if path := next(rest, ""):
                    line.ask(path)
                else:
                    selector.unregister(line.link)
                    line.link.close()
    p99 = statistics.quantiles(took, n=100)[-1] * 1e3
    return Load(rate=len(took) / (time.perf_counter() - started), p99=p99, errors=errors)


def _first(rest: Iterator[str]) -> list[str]:
    return [path for _, path in zip(range(CONNECTIONS), rest, strict=False)]
