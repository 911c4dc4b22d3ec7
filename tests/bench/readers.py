"""The made-up web, and processes that read all of it: ours, and others that are run as commands."""

import json
import resource
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.bench.child import ROOT, Measured, Round, a_child


@contextmanager
def a_web(pages: int) -> Iterator[int]:
    """Serve a web of so many pages and yield its port."""
    command = [sys.executable, "-m", "tests.bench.web", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield int(process.stdout.readline())
        finally:
            process.kill()


def ask(port: int, what: str) -> dict[str, float]:
    """Return what the web says to `amend`, `sent`."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{what}") as answer:
        said: dict[str, float] = json.load(answer)
    return said


@contextmanager
def ours(port: int, pages: int, step: int = 1) -> Iterator[Round]:
    """Let the tracker read every page once (or one in `step`), and yield what has it read them again."""
    switches = {
        "BENCH_PORT": str(port),
        "BENCH_PAGES": str(pages),
        "BENCH_STEP": str(step),
        "FETCH_ALLOW": f"127.0.0.1:{port}",
        "SPIDER_MODULES": "tests.spiders_for_bench",
    }
    with a_child("tests.bench.visit", pages, **switches) as measure:
        yield measure


def spent(command: Sequence[object]) -> Measured:
    """Run a command to its end; return the CPU seconds of it and of what it started, and the wall seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "wall": wall}
