"""Senders that are killed and senders that race, each a process of its own, on SQLite and on PostgreSQL."""

import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

SUBSCRIBERS = 40
SET_THE_STAGE = f"""
from tests.builders import an_event
from tests.alerts.subscribers import a_subscription
for number in range({SUBSCRIBERS}):
    a_subscription(f"reader{{number}}@example.org")
an_event()
"""
DISPATCH = """
from tracker.alerts.dispatch import dispatch
from tracker.review.models import Event
print(sum(dispatch(event) for event in Event.objects.all()))
"""
SEND = """
import time_machine
from datetime import timedelta
from django.utils import timezone
from tracker.alerts.models import Alert
from tracker.alerts.send import send
with time_machine.travel(timezone.now() + timedelta(minutes=LATER)):
    print(send(Alert.objects.all()))
"""
DIE = """
import os, signal
def die():
    os.kill(os.getpid(), signal.SIGKILL)
"""
DIE_AFTER_THE_250 = f"""{DIE}
from tracker.alerts import conversation
def heard(code, reply):
    assert code == 250
    die()
conversation._expect_ok = heard
"""
DIE_BEFORE_THE_TALK = f"""{DIE}
import smtplib
smtplib.SMTP.connect = lambda *words: die()
"""
DIE_BEFORE_THE_COMMIT = f"""{DIE}
from tracker.alerts import dispatch as dispatching
owe = dispatching.insert_alerts
def insert(*words):
    owe(*words)
    die()
dispatching.insert_alerts = insert
"""
COUNT = """
from tracker.alerts.models import Alert
from tracker.review.models import Event
print(Alert.objects.count(), Event.objects.awaiting_dispatch().count())
"""
AMBIGUOUS = """
from tracker.alerts.models import Alert
print(*Alert.objects.filter(state="accepted").values_list("ambiguous", flat=True).order_by("-ambiguous")[:2])
"""


@pytest.fixture(params=["sqlite", "postgres"])
def run(request, run_manage, smtp_sink):
    """Run a script in a process of its own, on the database and with the mail server of this test."""
    env = {"EMAIL_URL": smtp_sink.url}
    if request.param == "postgres":
        env["DATABASE_URL"] = request.getfixturevalue("postgres_database")
    run_manage("migrate", "--verbosity=0", env=env)

    def script(*parts: str, later: int = 0, dies: bool = False) -> str:
        text = "\n".join(parts).replace("LATER", str(later))
        done = run_manage("shell", "--no-imports", "--command", text, env=env, check=not dies)
        assert not dies or done.returncode == -signal.SIGKILL
        return done.stdout.strip()

    script(SET_THE_STAGE)
    return script


def at_once(run, script: str) -> int:
    """Run the script in two processes at the same time, and return what they did together."""
    with ThreadPoolExecutor() as threads:
        return sum(int(printed) for printed in threads.map(run, [script, script]))


def test_a_kill_between_the_250_and_the_mark_sends_twice_under_one_message_id(run, smtp_sink):
    run(DISPATCH)
    run(DIE_AFTER_THE_250, SEND, dies=True)
    run(SEND)
    run(SEND, later=3)
    ids = [delivery.message["Message-ID"] for delivery in smtp_sink.messages]
    assert len(ids) == SUBSCRIBERS + 1
    assert len(set(ids)) == SUBSCRIBERS
    assert run(AMBIGUOUS) == "1 0"


def test_a_kill_before_the_talk_loses_nothing_and_sends_once(run, smtp_sink):
    run(DISPATCH)
    run(DIE_BEFORE_THE_TALK, SEND, dies=True)
    run(SEND, later=3)
    assert len({delivery.recipients for delivery in smtp_sink.messages}) == len(smtp_sink.messages) == SUBSCRIBERS


def test_a_kill_in_the_middle_of_a_dispatch_leaves_neither_claim_nor_alert(run):
    run(DIE_BEFORE_THE_COMMIT, DISPATCH, dies=True)
    assert run(COUNT) == "0 1"
    assert run(DISPATCH) == str(SUBSCRIBERS)


def test_two_at_once_owe_once_and_send_once(run, smtp_sink):
    assert at_once(run, DISPATCH) == SUBSCRIBERS
    assert at_once(run, SEND) == SUBSCRIBERS
    assert len({delivery.recipients for delivery in smtp_sink.messages}) == len(smtp_sink.messages) == SUBSCRIBERS
