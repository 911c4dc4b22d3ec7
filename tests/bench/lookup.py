"""Pages and answers a second, beside a hello world and a page of one query, on the server that `up` runs.

Each side has a gunicorn of its own over one and the same database, of which one is asked at a time. What is kept are
the pages and answers of sixteen states, each asked for before. What is not kept are those of places from all over the
gazetteer in no order, none of which was ever asked for.
"""

import os
import random
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from tests.bench.child import ROOT
from tests.bench.figure import Figure
from tests.bench.load import Load, load
from tests.servers import free_port, wait_until
from tracker.management.commands.up import WEB_WORKER

SIZE = 3000  # requests a measurement
ROUNDS = 5
WARM = 320  # requests before each measurement
ALL_PLACES = "SELECT ocd_id FROM catalog_jurisdiction ORDER BY id"
LETTERS = ("al", "ar", "ca", "co", "fl", "ga", "la", "ms", "ne", "oh", "ri", "sc", "tn", "tx", "ut", "wi")
STATES = tuple(f"ocd-division/country:us/state:{state}" for state in LETTERS)
SERVER = ("--worker-class", WEB_WORKER, "--workers", "2", "--threads", "4", "--no-control-socket")
LOADERS = (
    ("migrate", "--verbosity", "0"),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("load_catalog",),
    ("load_baseline",),
)
HELLO, QUERY, KEPT_PAGE, KEPT_ANSWER, PAGE, ANSWER = (
    "hello world", "one-query view", "kept page", "kept API answer", "page", "API answer"
)  # fmt: skip
Round = dict[str, Load]


class Way(NamedTuple):
    """A port and the paths that are asked for there, without end."""

    port: int
    paths: Iterator[str]


def figures(size: int | None) -> Iterator[Figure]:
    """Yield what each side does, then the ratios; `size` is the number of requests a measurement."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        environment = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        for words in LOADERS:
            subprocess.run(
                [sys.executable, "manage.py", *words], env=environment, cwd=ROOT, check=True, stdout=sys.stderr
            )
        with _serving("tracker.wsgi", environment) as ours, _serving("tests.bench.plain", environment) as plain:
            ways = _ways(ours, plain, Path(folder, "bench.sqlite3"))
            rounds = [_round(ways, size or SIZE) for _ in range(1 if size else ROUNDS)]
    yield from _told(rounds)


def _ways(ours: int, plain: int, database: Path) -> dict[str, Way]:
    """Return, in their order, where each way is asked and the paths it is asked for."""
    return {
        HELLO: Way(plain, cycle(["/hello"])),
        KEPT_PAGE: Way(ours, map(_page, cycle(STATES))),
        KEPT_ANSWER: Way(ours, map(_answer, cycle(STATES))),
        QUERY: Way(plain, map(_page, cycle(STATES))),
        PAGE: Way(ours, map(_page, _every_place(database))),
        ANSWER: Way(ours, map(_answer, _every_place(database))),
    }


def _every_place(database: Path) -> Iterator[str]:
    """Yield the places of the gazetteer, each once."""
    with closing(sqlite3.connect(database)) as connection:
        places = [place for (place,) in connection.execute(ALL_PLACES)]
    random.Random(0).shuffle(places)
    yield from places


def _round(ways: dict[str, Way], size: int) -> Round:
    """Measure each way once, the kept ones after every place was asked for by every process."""
    measured = {}
    for name, way in ways.items():
        load(way.port, list(islice(way.paths, WARM)))
        measured[name] = load(way.port, list(islice(way.paths, size // 5 if name in (PAGE, ANSWER) else size)))
    return measured


def _page(place: str) -> str:
    return f"/place/{quote(place)}/"


def _answer(place: str) -> str:
    return f"/api/v1/lookup?q={quote(place)}"


def _told(rounds: list[Round]) -> Iterator[Figure]:
    for name in rounds[0]:
        yield Figure(name=f"lookup: {name}, requests/s", value=median(one[name].rate for one in rounds), goal=None)

    def slower(way: str, than: str) -> float:
        return median(one[than].rate / one[way].rate for one in rounds)

    def later(way: str, than: str) -> float:
        return median(one[way].p99 / one[than].p99 for one in rounds)

    for way in (KEPT_PAGE, KEPT_ANSWER):
        yield Figure(name=f"lookup: {HELLO} / {way}, requests/s", value=slower(way, HELLO), goal=1 / 0.75)
        yield Figure(name=f"lookup: {way} / {HELLO}, p99", value=later(way, HELLO), goal=1.5)
    for way in (PAGE, ANSWER):
        yield Figure(name=f"lookup: {QUERY} / {way}, requests/s", value=slower(way, QUERY), goal=1 / 0.3)
    yield Figure(name="lookup: errors", value=sum(each.errors for one in rounds for each in one.values()), goal=0)


@contextmanager
def _serving(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve the application as `up` does, and yield the port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *SERVER]
    process = subprocess.Popen([*command, "--log-level", "error"], env=environment, cwd=ROOT)
    try:
        wait_until(lambda: _answers(port), 60, f"{application} to answer")
        yield port
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
