"""A re-crawl of pages that all change in boilerplate and one in a hundred in substance, beside bare Scrapy.

Both sides read one made-up web on loopback in the same run, in alternating order: ours on its whole way, from the
conditional request over the stored page and the normalised text to the rows in SQLite.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.child import Measured, Round
from tests.bench.figure import Figure
from tests.bench.readers import a_web, ask, ours, spent
from tests.bench.unchanged import unchanged
from tests.bench.watchers import reckoned, watchers

SIZE = 10_000
LEAST = 250  # pages: the process that reads fewer has ended before its memory is looked at
ROUNDS = 3
OURS, PLAIN, LXML = "the tracker", "scrapy, plain", "scrapy, lxml"
Ways = dict[str, Round]


def figures(size: int | None) -> Iterator[Figure]:
    """Yield what reading so many pages cost us and bare Scrapy, then how memory grew from a tenth of them."""
    tenth = max((size or SIZE) // 10, LEAST)
    with a_web(tenth) as port, ours(port, tenth) as we:
        small = _round(port, {OURS: we})
    with a_web(size or SIZE) as port, ours(port, size or SIZE) as we, _theirs(port, size or SIZE) as theirs:
        ways = {OURS: we, **theirs}
        times = 1 if size else ROUNDS
        rounds = [_round(port, dict(sorted(ways.items(), reverse=number % 2 == 1))) for number in range(times)]
    yield from _measured(rounds)
    yield from _held_to_goals(rounds, small[OURS]["peak"])
    yield from watchers(size) or reckoned(median(one[OURS]["cpu"] / one[PLAIN]["cpu"] for one in rounds))
    yield from unchanged(size or SIZE)


def _measured(rounds: list[dict[str, Measured]]) -> Iterator[Figure]:
    """Yield the medians themselves, which have no goal."""
    for way in (OURS, PLAIN, LXML):
        for what, unit in (("cpu", "CPU s"), ("wall", "wall s"), ("bytes", "MB of bodies")):
            yield Figure(name=f"crawl: {way}, {unit}", value=median(one[way][what] for one in rounds), goal=None)


def _held_to_goals(rounds: list[dict[str, Measured]], small_peak: float) -> Iterator[Figure]:
    def beside(other: str, what: str) -> float:
        return median(one[OURS][what] / one[other][what] for one in rounds)

    peak = max(one[OURS]["peak"] for one in rounds)
    yield Figure(name="crawl: CPU / scrapy, plain", value=beside(PLAIN, "cpu"), goal=1.3)
    yield Figure(name="crawl: CPU / scrapy, lxml", value=beside(LXML, "cpu"), goal=0.75)
    yield Figure(name="crawl: bytes / unconditional", value=beside(PLAIN, "bytes"), goal=0.55)
    yield Figure(name="crawl: peak MB of the child", value=peak, goal=170)
    yield Figure(name="crawl: peak / that of a tenth", value=peak / small_peak, goal=1.3)
    yield Figure(name="crawl: missed changes", value=sum(one[OURS]["missed"] for one in rounds), goal=0)
    yield Figure(name="crawl: false changes", value=sum(one[OURS]["false"] for one in rounds), goal=0)


def _round(port: int, ways: Ways) -> dict[str, Measured]:
    """Amend the web, then let each way read all of it; return what each cost."""
    ask(port, "amend")
    ask(port, "sent")
    return {name: way() | {"bytes": ask(port, "sent")["bytes"] / 1e6} for name, way in ways.items()}


@contextmanager
def _theirs(port: int, pages: int) -> Iterator[Ways]:
    """Let the one of Scrapy's ways that remembers read every page once, and yield what has each read them."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        ways = {name: _scrapy(name.rpartition(" ")[2], port, pages, folder) for name in (PLAIN, LXML)}
        ways[LXML]()
        yield ways


def _scrapy(way: str, port: int, pages: int, folder: str) -> Round:
    command = [sys.executable, "-m", "tests.bench.bare_scrapy", way, port, pages, folder]
    return lambda: spent(command)
