"""A process with a scratch database of its own, asked for one round of measurements after the other.

`python -m tests.bench.child MODULE SIZE` migrates the empty database of DATABASE_URL, calls `prepare(size)` of the
module, which returns a function, and then answers each line read with what one call of that function returns, as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tracker.settings"}
Measured = dict[str, float]
Round = Callable[[], Measured]


@contextmanager
def a_child(module: str, size: int, url: str = "", **switches: str) -> Iterator[Round]:
    """Start such a process and yield the function that has it measure one round.

    `url` is an empty database; without one it gets an SQLite file that goes with it. The child is ready, and idle, when
    this yields. `switches` are more of its environment.
    """
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        database = url or f"sqlite:///{folder}/bench.sqlite3"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.child", module, str(size)],
            env={**environ, **switches, "DATA_DIR": folder, "DATABASE_URL": database, **SETTINGS},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            _answer(process)
            yield lambda: _ask(process)
        finally:
            process.kill()
            process.communicate()


def _ask(process: subprocess.Popen[str]) -> Measured:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: subprocess.Popen[str]) -> Measured:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("the process that was to measure ended; what it said stands above")
    measured: Measured = json.loads(line)
    return measured


def main(module: str, size: str) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    measure: Round = import_module(module).prepare(int(size))
    print(json.dumps({}), flush=True)  # noqa: T201 - the answer is the line
    for _line in sys.stdin:
        print(json.dumps(measure()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
