"""Two programs that watch pages, as they come: changedetection.io and webchanges, beside the tracker on one web.

They are none of our dependencies. BENCH_PEERS names a folder with two virtual environments, `cdio` and `webchanges`,
into which changedetection.io 0.60 and webchanges 3.39 (on Python 3.12 or newer) are installed. Without it they are
reckoned by what each took beside Scrapy's plain download, when all read the same 1,010 pages on one machine.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.addresses import addresses
from tests.bench.cdio import watching
from tests.bench.child import Measured, Round
from tests.bench.figure import Figure
from tests.bench.readers import a_web, ask, ours, spent

PAGES = 1000
GOALS = {"changedetection.io": 1 / 10, "webchanges": 1 / 8}
BESIDE_PLAIN = {"changedetection.io": 71.3 / 5.47, "webchanges": 55.5 / 5.47}  # CPU seconds of the one and of Scrapy


def reckoned(beside_plain: float) -> Iterator[Figure]:
    """Yield what we would cost beside them by what we cost beside Scrapy's plain download. They are not run."""
    for name, goal in GOALS.items():
        value = beside_plain / BESIDE_PLAIN[name]
        yield Figure(name=f"crawl: CPU / {name} (not run, reckoned)", value=value, goal=goal)


def watchers(size: int | None) -> list[Figure]:
    """Return what we cost beside them, each reading the same pages anew; nothing where BENCH_PEERS is not set."""
    if not (peers := os.environ.get("BENCH_PEERS")):
        return []
    pages = min(size or PAGES, PAGES)
    with TemporaryDirectory(prefix="tracker-bench-") as folder, a_web(pages) as port, ours(port, pages) as we:
        urls = addresses(port, pages)
        with watching(Path(peers) / "cdio", Path(folder) / "cdio", urls) as cdio:
            ways: dict[str, Round] = {
                "changedetection.io": cdio,
                "webchanges": _webchanges(Path(peers) / "webchanges", Path(folder), urls),
            }
            cost = {name: _amended(port, way) for name, way in {"ours": we, **ways}.items()}
    return [
        Figure(name=f"crawl: CPU / {name}, {pages} pages", value=cost["ours"]["cpu"] / cost[name]["cpu"], goal=goal)
        for name, goal in GOALS.items()
    ]


def _amended(port: int, way: Round) -> Measured:
    ask(port, "amend")
    return way()


def _webchanges(environment: Path, folder: Path, urls: list[str]) -> Round:
    """Let it read every page once, and return what has it read them again."""
    (folder / "jobs.yaml").write_text("\n---\n".join(f"url: {url}" for url in urls))
    (folder / "hooks.py").touch()
    files = {"jobs": "jobs.yaml", "config": "config.yaml", "hooks": "hooks.py", "database": "pages.db"}
    options = [word for option, name in files.items() for word in (f"--{option}", folder / name)]
    command = [environment / "bin" / "webchanges", *options]
    spent(command)
    return lambda: spent(command)
