"""A re-crawl of pages that all change in boilerplate and one in a hundred in substance, beside bare Scrapy.

Both sides read one made-up web on loopback in the same run, in alternating order: ours on its whole way, from the
conditional request over the stored page and the normalised text to the rows in SQLite.
"""

import json
import resource
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.child import ROOT, Measured, Round, a_child
from tests.bench.figure import Figure

SIZE = 10_000
ROUNDS = 3
OURS, PLAIN, LXML = "the tracker", "scrapy, plain", "scrapy, lxml"
Ways = dict[str, Round]


def figures(size: int | None) -> Iterator[Figure]:
    """Yield what reading so many pages cost us and bare Scrapy, then how memory grew from a tenth of them."""
    with _web((size or SIZE) // 10) as port, _ours(port, (size or SIZE) // 10) as ours:
        small = _round(port, {OURS: ours})
    with _web(size or SIZE) as port, _ours(port, size or SIZE) as ours, _theirs(port, size or SIZE) as theirs:
        ways = {OURS: ours, **theirs}
        times = 1 if size else ROUNDS
        rounds = [_round(port, dict(sorted(ways.items(), reverse=number % 2 == 1))) for number in range(times)]
    yield from _measured(rounds)
    yield from _held_to_goals(rounds, small[OURS]["peak"])


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
    _ask(port, "amend")
    _ask(port, "sent")
    return {name: way() | {"bytes": _ask(port, "sent")["bytes"] / 1e6} for name, way in ways.items()}


@contextmanager
def _ours(port: int, pages: int) -> Iterator[Round]:
    """Let the tracker read every page once, and yield what has it read them again."""
    switches = {
        "BENCH_PORT": str(port),
        "BENCH_PAGES": str(pages),
        "FETCH_ALLOW": f"127.0.0.1:{port}",
        "SPIDER_MODULES": "tests.spiders_for_bench",
    }
    with a_child("tests.bench.visit", pages, **switches) as ours:
        yield ours


@contextmanager
def _theirs(port: int, pages: int) -> Iterator[Ways]:
    """Let the one of Scrapy's ways that remembers read every page once, and yield what has each read them."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        ways = {name: _scrapy(name.rpartition(" ")[2], port, pages, folder) for name in (PLAIN, LXML)}
        ways[LXML]()
        yield ways


@contextmanager
def _web(pages: int) -> Iterator[int]:
    command = [sys.executable, "-m", "tests.bench.web", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield int(process.stdout.readline())
        finally:
            process.kill()


def _scrapy(way: str, port: int, pages: int, folder: str) -> Round:
    command = [sys.executable, "-m", "tests.bench.beside", way, str(port), str(pages), folder]

    def measure() -> Measured:
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return {"cpu": cpu, "wall": wall}

    return measure


def _ask(port: int, what: str) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{what}") as answer:
        said: dict[str, float] = json.load(answer)
    return said
