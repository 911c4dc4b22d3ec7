"""Five hundred kills while 10,000 mails go out, on PostgreSQL with two workers and two beats.

Every tenth stroke kills a worker that has just given a mail and not yet heard the 250, every fiftieth restarts
PostgreSQL as a crash would, the others kill any process at random moments: Redis, which forgets everything, among them.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure
from tests.servers import PostgresServer, RedisServer
from tests.smtp import SmtpSink
from tests.whole.fleet import ROOT, Fleet
from tests.whole.ordeal import STAGE, Account, Script, kill_any, kill_in_the_talk, run_the_ordeal, set_the_stage

KILLS = 500
LAWS = 10
MAILS_A_KILL = 20
MAILS_A_SECOND = 25  # for as long as somebody kills


def figures(size: int | None) -> Iterator[Figure]:
    """Yield what came of so many kills."""
    kills = size or KILLS
    with _the_line() as (fleet, script, sink, postgres):
        readers = max(kills * MAILS_A_KILL // LAWS, 1)
        set_the_stage(script, LAWS, readers)
        sink.seconds_to_answer = 1 / MAILS_A_SECOND
        strokes = [_stroke(number, fleet, sink, postgres) for number in range(1, kills + 1)]
        account = run_the_ordeal(fleet, script, sink, strokes, laws=LAWS, readers=readers)
    yield from _figures(account, kills)


def _figures(account: Account, kills: int) -> Iterator[Figure]:
    yield Figure(name=f"kills {kills}: mails missing", value=account.missing, goal=0)
    yield Figure(name=f"kills {kills}: second copies under another Message-ID", value=account.other_ids, goal=0)
    yield Figure(name=f"kills {kills}: second copies", value=account.copies, goal=kills)
    unsaid = max(account.copies - account.ambiguous, 0)
    yield Figure(name=f"kills {kills}: second copies that the line did not count itself", value=unsaid, goal=0)
    yield Figure(name=f"kills {kills}: counted as perhaps doubled", value=account.ambiguous, goal=kills)


def _stroke(number: int, fleet: Fleet, sink: SmtpSink, postgres: PostgresServer) -> Callable[..., str]:
    if number % 50 == 0:
        return lambda _chance: postgres.crash()
    if number % 10 == 0:
        return kill_in_the_talk(fleet, sink, f"worker{number // 10 % 2}")
    return kill_any(fleet)


@contextmanager
def _the_line() -> Iterator[tuple[Fleet, Script, SmtpSink, PostgresServer]]:
    sink, postgres = SmtpSink(), PostgresServer()
    with TemporaryDirectory(prefix="tracker-bench-") as name:
        folder = Path(name)
        redis = RedisServer(folder)
        sink.start()
        redis.start()
        postgres.start()
        env = {**STAGE, "EMAIL_URL": sink.url, "RECALL_SECONDS": "0", "DATA_DIR": str(folder / "data")}
        env["DATABASE_URL"] = postgres.create_database()
        fleet = Fleet(folder, env, redis, workers=2, beats=2)
        try:
            _manage(env, "migrate", "--verbosity=0")
            yield fleet, lambda text: _manage(env, "shell", "--no-imports", "--command", text), sink, postgres
        finally:
            fleet.stop()
            redis.kill()
            postgres.stop()
            sink.stop()


def _manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    done = subprocess.run(command, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()
