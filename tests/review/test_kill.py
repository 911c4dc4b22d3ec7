"""Publishing is killed after each of its statements in turn: the record holds all of a change, or nothing."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

ORDEAL = """
import os, signal
from django.db import connection, connections
from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.record.models import Instrument, Rule
from tracker.record.stamp import stamp
from tracker.review.accept import accept
from tracker.review.models import Change, Event, Publication
from tracker.review.publish import publish

load_governments()
crawled(a_source_in(), FIRST, a_law(*cells(valid_from="2016")))
accept(proposed()[0], a_reviewer(), version=1)

def found():
    rows = (Instrument, Rule, Publication, Event, Change.objects.filter(state="published"))
    return [getattr(one, "objects", one).count() for one in rows], stamp()

def publish_killed_after(number):
    left = iter(range(number, -1, -1))
    def kill(execute, *words):
        answer = execute(*words)
        if not next(left):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    connections.close_all()
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with connection.execute_wrapper(kill):
        publish(Change.objects.get())
    os._exit(0)

before, kills = found(), 0
while publish_killed_after(kills):
    assert found() == before, (kills, found())
    kills += 1
after = found()
print(kills > 10, before[0], after[0], after[1] != before[1])
"""


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_kill_at_any_statement_leaves_all_or_nothing(
    database: str, run_manage: Callable[..., CompletedProcess[str]], request: pytest.FixtureRequest
) -> None:
    env = {"RECALL_SECONDS": "0", "TWO_PERSONS": "off"}
    if database == "postgres":
        env["DATABASE_URL"] = request.getfixturevalue("postgres_database")
    run_manage("migrate", "--verbosity=0", env=env)
    told = run_manage("shell", "--no-imports", "--command", ORDEAL, env=env).stdout.strip()
    assert told == "True [0, 0, 0, 0, 0] [1, 7, 8, 1, 1] True"
