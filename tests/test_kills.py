"""The whole line under `kill -9`: nothing owed is lost, and what SMTP cannot rule out is the same message twice."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.fleet import Fleet
from tests.servers import wait_until
from tests.smtp import SmtpSink

KILLS = 20
LAWS = 4
READERS = 30

SET_THE_STAGE = f"""
from tests.subscribers import a_subscription
from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.review.accept import accept
load_governments()
rea = a_reviewer()
place = Jurisdiction.objects.get(iso_3166="US-LA")
for number in range({READERS}):
    a_subscription(f"reader{{number}}@example.org", place)
for number in range({LAWS}):
    law = a_law(*cells(valid_from="2016"), citation=f"La. R.S. {{number}}")
    crawled(a_source_in(slug=f"us_la_{{number}}"), FIRST, law)
for change in proposed():
    accept(change, rea, version=1)
for number in range({LAWS}):
    crawled(a_source_in(slug=f"us_tx_{{number}}"), FIRST, a_law(*cells(), citation=f"Act {{number}}"))
"""
REPORT = """
import json
from django.db.models import Sum
from tracker.alerts.models import Alert
from tracker.record.models import Rule
from tracker.review.models import Change, Event
states = list(Alert.objects.values_list("state", flat=True))
print(json.dumps({
    "accepted": states.count("accepted"), "alerts": len(states), "rules": Rule.objects.count(),
    "events": Event.objects.count(), "open": Change.objects.filter(state="open").count(),
    "ambiguous": Alert.objects.aggregate(Sum("ambiguous"))["ambiguous__sum"] or 0,
}))
"""
LET_TIME_PASS = """
from datetime import timedelta
from django.db.models import F
from tracker.alerts.models import Alert
Alert.objects.filter(state="leased").update(leased_until=F("leased_until") - timedelta(minutes=10))
Alert.objects.filter(state="deferred").update(next_try_at=F("next_try_at") - timedelta(minutes=10))
"""


@pytest.fixture(params=["sqlite with one of each", "postgres with two of each"])
def line(request, run_manage, smtp_sink, redis_server, tmp_path) -> Iterator[tuple[Fleet, Callable[[str], str]]]:
    count = 1
    env = {"EMAIL_URL": smtp_sink.url, "RECALL_SECONDS": "0", "DATA_DIR": str(tmp_path / "data")}
    if request.param.startswith("postgres"):
        count, env["DATABASE_URL"] = 2, request.getfixturevalue("postgres_database")
    run_manage("migrate", "--verbosity=0", env=env)

    def script(text: str) -> str:
        return run_manage("shell", "--no-imports", "--command", text, env=env).stdout.strip()

    script(SET_THE_STAGE)
    fleet = Fleet(tmp_path, env, redis_server, workers=count, beats=count)
    yield fleet, script
    fleet.stop()


def test_twenty_kills_lose_nothing_and_double_nothing(
    line: tuple[Fleet, Callable[[str], str]], smtp_sink: SmtpSink
) -> None:
    fleet, script = line
    chance = random.Random(20)
    smtp_sink.seconds_to_answer = 0.1
    fleet.start()
    wait_until(lambda: len(smtp_sink.messages) > 0, 90, "the first mail leaves")
    killed = Counter()
    for _ in range(KILLS):
        killed[fleet.kill_one(chance)] += 1
        time.sleep(chance.uniform(0.1, 1.5))

    def is_over() -> bool:
        script(LET_TIME_PASS)
        found = json.loads(script(REPORT))
        return found["accepted"] == LAWS * READERS and found["open"] == LAWS

    wait_until(is_over, 180, f"all is delivered after {dict(killed)}")
    report = json.loads(script(REPORT))
    assert (report["alerts"], report["events"], report["rules"]) == (LAWS * READERS, LAWS, LAWS * 7)
    copies = Counter((message.recipients, message.message["Message-ID"]) for message in smtp_sink.messages)
    assert len(copies) == LAWS * READERS
    assert sum(copies.values()) - len(copies) <= report["ambiguous"]
