"""Two people decide on one change at the same moment: one wins, and the other is told so politely."""

import json
import subprocess
from collections.abc import Callable

import pytest

PAIRS = 20
AT_ONCE = 20  # pairs; each of the two has a connection of their own
RACE = """
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.db import connection
from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.review.accept import accept
from tracker.review.audit import verify_audit
from tracker.review.errors import AlreadyDecided
from tracker.review.models import Change
from tracker.review.reject import reject

load_governments()
laws = [a_law(*cells(), citation=f"La. R.S. {number}") for number in range(PAIRS)]
crawled(a_source_in(), FIRST, *laws)
changes, people = proposed(), {accept: a_reviewer("ann"), reject: a_reviewer("bob")}

def decide(verb, pk, start):
    change = Change.objects.select_related("observation__page", "source").get(pk=pk)
    start.wait()
    try:
        return verb(change, people[verb], version=1, reason="as I read it").verdict
    except AlreadyDecided as refusal:
        return str(refusal)
    finally:
        connection.close()

said = []
for first in range(0, PAIRS, AT_ONCE):
    some = changes[first:first + AT_ONCE]
    start = Barrier(2 * len(some))
    with ThreadPoolExecutor(2 * len(some)) as room:
        said += list(room.map(decide, *zip(*((verb, change.pk, start) for change in some for verb in people))))
decided = [(change.state, *change.decisions.values_list("verdict", flat=True)) for change in Change.objects.all()]
print(json.dumps({"said": said, "decided": decided, "bad": [check.bad for check in verify_audit()]}))
"""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_of_two_who_decide_at_once_one_wins_and_one_is_told(
    database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]], request: pytest.FixtureRequest
) -> None:
    switches = {"TWO_PERSONS": "off"}
    if database == "postgresql":
        switches["DATABASE_URL"] = request.getfixturevalue("postgres_database")
    run_manage("migrate", "--verbosity=0", env=switches)
    script = RACE.replace("PAIRS", str(PAIRS)).replace("AT_ONCE", str(AT_ONCE))
    report = json.loads(run_manage("shell", "--no-imports", "--command", script, env=switches).stdout)

    losers = [words for words in report["said"] if words.startswith("Already decided: ")]
    assert (len(losers), len(report["said"])) == (PAIRS, 2 * PAIRS)
    assert len(report["decided"]) == PAIRS
    assert not any(report["bad"])
    assert all(pair in (["accepted", "accept"], ["rejected", "reject"]) for pair in report["decided"])
