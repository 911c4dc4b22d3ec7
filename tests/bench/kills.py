"""Five hundred kills while 10,000 mails go out: on PostgreSQL with two workers and two beats, on SQLite with one each.

Every tenth stroke kills a worker that has just given a mail and not yet heard the 250, every fiftieth restarts
PostgreSQL as a crash would, or on SQLite kills every process at once; the others kill any process at random moments:
Redis, which forgets everything, among them.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure
from tests.servers import PostgresServer, RedisServer
from tests.smtp import SmtpSink
from tests.whole.fleet import ROOT, Fleet
from tests.whole.ordeal import STAGE, Account, Script, Stroke, kill_any, kill_in_the_talk, run_the_ordeal, set_the_stage

KILLS = 500
LAWS = 10
MAILS_A_KILL = 20
MAILS_A_SECOND = 25  # for as long as somebody kills
QUICK = {"RECALL_SECONDS": "0", "BRAKE_MAILS": str(10**9)}  # however many mails at once, this is no storm


@dataclass(frozen=True, kw_only=True)
class Line:
    """The processes that are killed, and what stands beside them; `crash` is the heaviest stroke."""

    fleet: Fleet
    script: Script
    sink: SmtpSink
    workers: int
    crash: Callable[[], str]


def figures(size: int | None, *, on_sqlite: bool = False) -> Iterator[Figure]:
    """Yield what came of `size` kills, with twenty mails for each.

    Every run falls on other moments, so that many small ones make a big one.
    """
    kills = size or KILLS
    with _the_line(on_sqlite=on_sqlite) as line:
        readers = max(kills * MAILS_A_KILL // LAWS, 1)
        set_the_stage(line.script, LAWS, readers)
        line.sink.seconds_to_answer = 1 / MAILS_A_SECOND
        strokes = [_stroke(number, line) for number in range(1, kills + 1)]
        chance = random.Random()
        account = run_the_ordeal(line.fleet, line.script, line.sink, strokes, laws=LAWS, readers=readers, chance=chance)
    yield from _figures(account, f"{kills} on {'SQLite' if on_sqlite else 'PostgreSQL'}", kills)


def _figures(account: Account, name: str, kills: int) -> Iterator[Figure]:
    yield Figure(name=f"kills {name}: mails missing", value=account.missing, goal=0)
    yield Figure(name=f"kills {name}: second copies under another Message-ID", value=account.other_ids, goal=0)
    yield Figure(name=f"kills {name}: second copies", value=account.copies, goal=kills)
    unsaid = max(account.copies - account.ambiguous, 0)
    yield Figure(name=f"kills {name}: second copies that the line did not count itself", value=unsaid, goal=0)
    yield Figure(name=f"kills {name}: counted as perhaps doubled", value=account.ambiguous, goal=kills)


def _stroke(number: int, line: Line) -> Stroke:
    if number % 50 == 0:
        return lambda _chance: line.crash()
    if number % 10 == 0:
        return kill_in_the_talk(line.fleet, line.sink, f"worker{number // 10 % line.workers}")
    return kill_any(line.fleet)


@contextmanager
def _the_line(*, on_sqlite: bool) -> Iterator[Line]:
    with TemporaryDirectory(prefix="tracker-bench-") as name, ExitStack() as ending:
        folder, sink = Path(name), SmtpSink()
        redis, workers = RedisServer(folder), 1 if on_sqlite else 2
        env = {**STAGE, **QUICK, "EMAIL_URL": sink.url, "DATA_DIR": str(folder / "data")}
        sink.start()
        ending.callback(sink.stop)
        redis.start()
        ending.callback(redis.kill)
        if on_sqlite:
            env["DATABASE_URL"] = f"sqlite:///{folder / 'data' / 'tracker.sqlite3'}"
        else:
            postgres = PostgresServer()
            postgres.start()
            ending.callback(postgres.stop)
            env["DATABASE_URL"] = postgres.create_database()
        fleet = Fleet(folder, env, redis, workers=workers, beats=workers)
        ending.callback(fleet.stop)
        _manage(env, "migrate", "--verbosity=0")
        yield Line(
            fleet=fleet,
            script=lambda text: _manage(env, "shell", "--no-imports", "--command", text),
            sink=sink,
            workers=workers,
            crash=fleet.kill_all if on_sqlite else postgres.crash,
        )


def _manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    done = subprocess.run(command, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()
