"""The whole line under `kill -9`: a stage with laws to publish and readers to tell, and what came of it in the end."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.servers import wait_until
from tests.smtp import SmtpSink
from tests.whole.fleet import Fleet

SET_THE_STAGE = """
from tests.alerts.subscribers import a_subscription
from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.review.accept import accept
load_governments()
rea = a_reviewer()
place = Jurisdiction.objects.get(iso_3166="US-LA")
for number in range(READERS):
    a_subscription(f"reader{number}@example.org", place)
for number in range(LAWS):
    law = a_law(*cells(valid_from="2016"), citation=f"La. R.S. {number}")
    crawled(a_source_in(slug=f"us_la_{number}"), FIRST, law)
for change in proposed():
    accept(change, rea, version=1)
for number in range(LAWS):
    crawled(a_source_in(slug=f"us_tx_{number}"), FIRST, a_law(*cells(), citation=f"Act {number}"))
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
from django.db import transaction
from django.db.models import F
from tracker.alerts.models import Alert
with transaction.atomic():
    put_off = Alert.objects.filter(state="deferred").select_for_update(skip_locked=True)
    numbers = list(put_off.values_list("pk", flat=True))
    Alert.objects.filter(pk__in=numbers).update(next_try_at=F("next_try_at") - timedelta(minutes=10))
"""
STAGE = {  # one person decides; and real sources are neither to keep the workers busy nor to be knocked at
    "TWO_PERSONS": "off",
    "SPIDER_MODULES": "tests.spiders_for_story",
    "SOURCE_URLS": json.dumps({"https://": "http://127.0.0.1:9/"}),
}
PATIENCE = 300.0  # seconds that the line may take to finish once nobody kills any more
STANDSTILL = 120.0  # seconds of kills without one mail, after which more kills tell nothing new
Script = Callable[[str], str]
Stroke = Callable[[random.Random], str]


@dataclass(frozen=True, kw_only=True)
class Account:
    """What was owed and what arrived. `ambiguous` is how many second copies the line itself says there may be."""

    killed: Counter[str]
    report: dict[str, int]
    missing: int
    copies: int
    other_ids: int

    @property
    def ambiguous(self) -> int:
        return self.report["ambiguous"]


def set_the_stage(script: Script, laws: int, readers: int) -> None:
    """Make so many laws that wait to go out, as many that wait for a person, and so many readers."""
    script(SET_THE_STAGE.replace("LAWS", str(laws)).replace("READERS", str(readers)))


def run_the_ordeal(
    fleet: Fleet,
    script: Script,
    sink: SmtpSink,
    strokes: list[Stroke],
    *,
    laws: int,
    readers: int,
    chance: random.Random,
) -> Account:
    """Start the line, let every stroke fall on it, wait until it has finished, and return what came of it.

    The mail server is slow for as long as somebody kills, and quick from then on.
    """
    fleet.start()
    with _telling_why(fleet):
        wait_until(lambda: len(sink.messages) > 0, 180, "the first mail leaves")
        killed = _let_fall(strokes, sink, laws * readers, chance)
        sink.seconds_to_answer = 0.0
        wait_until(lambda: _is_over(script, laws, readers), PATIENCE, f"all is delivered after {dict(killed)}")
    copies = Counter((message.recipients, message.message_id) for message in sink.messages)
    mails_to = Counter(recipients for recipients, _ in copies)
    return Account(
        killed=killed,
        report=json.loads(script(REPORT)),
        missing=sum(max(laws - mails_to[(f"reader{number}@example.org",)], 0) for number in range(readers)),
        copies=sum(copies.values()) - len(copies),
        other_ids=sum(max(number - laws, 0) for number in mails_to.values()),
    )


@contextmanager
def _telling_why(fleet: Fleet) -> Iterator[None]:
    """Add to a failure what the processes last complained of: their logs go with the stage."""
    try:
        yield
    except AssertionError as failure:
        raise AssertionError(f"{failure}; {fleet.complaints() or 'nobody complained'}") from failure


def _let_fall(strokes: list[Stroke], sink: SmtpSink, mails: int, chance: random.Random) -> Counter[str]:
    """Let every stroke fall and return what was killed how often. Fail where the line stands still under them."""
    killed: Counter[str] = Counter()
    taken, moved_at = len(sink.messages), time.monotonic()
    for stroke in strokes:
        killed[stroke(chance)] += 1
        if len(sink.messages) > taken or len(sink.messages) >= mails:
            taken, moved_at = len(sink.messages), time.monotonic()
        stands = time.monotonic() - moved_at > STANDSTILL
        assert not stands, f"no mail for {STANDSTILL} s after {taken} of {mails} and {dict(killed)}"
    return killed


def kill_any(fleet: Fleet) -> Stroke:
    """Return the stroke that kills one process at a random moment: the fleet's, or Redis, which forgets all."""

    def stroke(chance: random.Random) -> str:
        time.sleep(chance.uniform(0.1, 1.5))
        return fleet.kill_one(chance)

    return stroke


def kill_in_the_talk(fleet: Fleet, sink: SmtpSink, worker: str) -> Stroke:
    """Return the stroke that kills a worker when a mail has just been given and the 250 is not yet out."""

    def stroke(_chance: random.Random) -> str:
        before, patience = len(sink.messages), time.monotonic() + 5
        while len(sink.messages) == before and time.monotonic() < patience:
            time.sleep(0.002)
        fleet.kill(worker)
        fleet.launch(worker)
        return f"{worker} in the talk"

    return stroke


def _is_over(script: Script, laws: int, readers: int) -> bool:
    script(LET_TIME_PASS)
    found = json.loads(script(REPORT))
    return found["accepted"] == laws * readers and found["open"] == laws
