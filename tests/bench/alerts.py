"""One event told to 10,000 of 100,000 subscribers: the outbox, and the hand-over to a mail server on this machine.

All times of a figure are of one round, beside each other, in one database: others' bare tables, and mails of the parts
and the size that ours have, which Django writes one by one. What is not installed here is reckoned by how many mails a
second it sent beside one reused connection, when all were measured on one machine: post_office 586, django-mailer 312,
that connection 1071.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.child import Measured, a_child
from tests.bench.figure import Figure
from tests.bench.sink import a_sink
from tests.servers import PostgresServer, RedisServer

SIZE = 100_000
ROUNDS = 5
CHILD = "tests.bench.fan_out"
POST_OFFICE, MAILER = 1071 / 586, 1071 / 312  # times that one reused connection takes
GROWTH = 8  # MB that sending may add: a batch, not the crowd


def figures(size: int | None) -> Iterator[Figure]:
    """Yield the figures of SQLite, then of PostgreSQL, with so many subscribers."""
    with a_sink() as port, _redis() as redis:
        env = {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "REDIS_URL": redis.url}
        with a_child(CHILD, size or SIZE, **env) as measure:
            yield from _figures("sqlite", [measure() for _ in range(ROUNDS)])
        with _postgres() as server, a_child(CHILD, size or SIZE, server.create_database(), **env) as measure:
            yield from _figures("postgresql", [measure() for _ in range(ROUNDS)])


def _figures(database: str, rounds: list[Measured]) -> Iterator[Figure]:
    def beside(ours: str, other: str, times: float = 1) -> float:
        return median(one[ours] / (one[other] * times) for one in rounds)

    name = f"alerts {database}"
    yield Figure(name=f"{name}: outbox / bare INSERT SELECT", value=beside("our outbox", "bare outbox"), goal=1.5)
    yield Figure(name=f"{name}: outbox / same rows, unasked", value=beside("our outbox", "same rows"), goal=None)
    yield Figure(name=f"{name}: delivery / Celery batches", value=beside("ours", "celery"), goal=1 / 2)
    yield Figure(name=f"{name}: delivery / one connection", value=beside("ours", "one connection"), goal=1 / 3)
    yield Figure(
        name=f"{name}: delivery / post_office", value=beside("ours", "one connection", POST_OFFICE), goal=1 / 5
    )
    yield Figure(name=f"{name}: delivery / django-mailer", value=beside("ours", "one connection", MAILER), goal=1 / 10)
    yield Figure(
        name=f"{name}: delivery / bare smtplib", value=beside("ours", "bare smtplib"), goal=1 / 0.6, stretch=True
    )
    yield Figure(name=f"{name}: memory, MB more", value=max(one["memory"] for one in rounds), goal=GROWTH)


@contextmanager
def _redis() -> Iterator[RedisServer]:
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def _postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()
