"""The whole line under `kill -9`: nothing owed is lost, and what SMTP cannot rule out is the same message twice."""

from collections.abc import Callable, Iterator
from random import Random

import pytest

from tests.smtp import SmtpSink
from tests.whole.fleet import Fleet
from tests.whole.ordeal import STAGE, kill_any, kill_in_the_talk, run_the_ordeal, set_the_stage

KILLS = 20
LAWS = 4
READERS = 30


@pytest.fixture(params=["sqlite with one of each", "postgres with two of each"])
def line(request, run_manage, smtp_sink, redis_server, tmp_path) -> Iterator[tuple[Fleet, Callable[[str], str]]]:
    count = 1
    env = {**STAGE, "EMAIL_URL": smtp_sink.url, "RECALL_SECONDS": "0", "DATA_DIR": str(tmp_path / "data")}
    if request.param.startswith("postgres"):
        count, env["DATABASE_URL"] = 2, request.getfixturevalue("postgres_database")
    run_manage("migrate", "--verbosity=0", env=env)

    def script(text: str) -> str:
        return run_manage("shell", "--no-imports", "--command", text, env=env).stdout.strip()

    set_the_stage(script, LAWS, READERS)
    fleet = Fleet(tmp_path, env, redis_server, workers=count, beats=count)
    yield fleet, script
    fleet.stop()


@pytest.mark.timeout(900)  # a busy machine is slow to start again what was killed
def test_twenty_kills_lose_nothing_and_double_nothing(
    line: tuple[Fleet, Callable[[str], str]], smtp_sink: SmtpSink
) -> None:
    fleet, script = line
    smtp_sink.seconds_to_answer = 0.1
    strokes = [kill_in_the_talk(fleet, smtp_sink, "worker0")] * 3 + [kill_any(fleet)] * (KILLS - 3)
    account = run_the_ordeal(fleet, script, smtp_sink, strokes, laws=LAWS, readers=READERS, chance=Random(20))
    report = account.report
    assert (report["alerts"], report["events"], report["rules"]) == (LAWS * READERS, LAWS, LAWS * 7)
    assert (account.missing, account.other_ids) == (0, 0)
    assert account.copies <= account.ambiguous
