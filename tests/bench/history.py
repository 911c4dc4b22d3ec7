"""As-of questions in both times over a long history, beside the best bare query, on both databases.

The bare query is that of a table made for it: a btree of place, cell and first day, the last row that began. It answers
one cell, and a question is of seven activities under each government above the place, so it is asked for each of them.
*one statement* asks all of them at once, from an index that holds every column: the least that a question can cost,
and so a stretch. The small world holds a tenth of the places and of the rules.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from tests.bench.child import Measured, a_child
from tests.bench.figure import Figure
from tests.servers import PostgresServer

SIZE = 1_000_000
ROUNDS = 7
CHILD = "tests.bench.rounds"


def figures(size: int | None) -> Iterator[Figure]:
    """Yield the figures of SQLite, then of PostgreSQL, with a large world of so many rules."""
    with a_child(CHILD, (size or SIZE) // 10) as small, a_child(CHILD, size or SIZE) as large:
        yield from _figures("sqlite", [(small(), large()) for _ in range(ROUNDS)])
    with _postgres() as server:
        small_url, large_url = server.create_database(), server.create_database()
        with a_child(CHILD, (size or SIZE) // 10, small_url) as small, a_child(CHILD, size or SIZE, large_url) as large:
            yield from _figures("postgresql", [(small(), large()) for _ in range(ROUNDS)])


def _figures(database: str, rounds: list[tuple[Measured, Measured]]) -> Iterator[Figure]:
    """Yield the medians over the rounds, each a ratio of two times that were taken in the same round."""
    large = [one for _, one in rounds]

    def beside(way: str, other: str) -> float:
        return median(one[way] / one[other] for one in large)

    def growth(way: str) -> float:
        return median(one[way] / little[way] for little, one in rounds)

    name = f"history {database}"
    yield Figure(name=f"{name}: query / cell by cell", value=beside("query", "cell by cell"), goal=1.3)
    yield Figure(name=f"{name}: answer / cell by cell", value=beside("answer", "cell by cell"), goal=5)
    yield Figure(name=f"{name}: query / one statement", value=beside("query", "one statement"), goal=1.3, stretch=True)
    yield Figure(name=f"{name}: answer / one statement", value=beside("answer", "one statement"), goal=5, stretch=True)
    yield Figure(name=f"{name}: query, growth", value=growth("query"), goal=1.3)
    yield Figure(name=f"{name}: answer, growth", value=growth("answer"), goal=1.3)


@contextmanager
def _postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()
