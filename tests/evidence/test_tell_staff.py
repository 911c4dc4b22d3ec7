"""The word to staff: what a teller that is killed leaves to the next, and what two tellers make of one word."""

import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.builders import a_place, a_source
from tests.smtp import SmtpSink
from tracker.evidence.models import Source
from tracker.evidence.tell_staff import tell_staff
from tracker.vocabulary import Outcome

A_SOURCE_IN_TROUBLE = """
from tests.builders import a_place, a_source
from tracker.evidence.models import Source
a_source(a_place(), "us_la_law")
Source.objects.update(last_outcome="blocked")
"""
TELL = """
from django.utils import timezone
from tracker.evidence.tell_staff import tell_staff
print(tell_staff(timezone.now()), tell_staff(timezone.now()))
"""
DIE = """
import os, signal
from django.core.mail import EmailMessage
def die(*words):
    os.kill(os.getpid(), signal.SIGKILL)
"""
DIE_BEFORE_THE_TALK = f"""{DIE}
EmailMessage.send = die
"""
DIE_AFTER_THE_250 = f"""{DIE}
send = EmailMessage.send
def send_and_die(message):
    send(message)
    die()
EmailMessage.send = send_and_die
"""


@pytest.fixture
def run(run_manage, smtp_sink: SmtpSink) -> Callable[..., str]:
    """Run a script in a process of its own, whose staff is one mailbox; the source that it finds is in trouble."""
    env = {"EMAIL_URL": smtp_sink.url, "STAFF_MAIL": "desk@example.org"}
    run_manage("migrate", "--verbosity=0", env=env)

    def script(*parts: str, dies: bool = False) -> str:
        done = run_manage("shell", "--no-imports", "--command", "\n".join(parts), env=env, check=not dies)
        assert not dies or done.returncode == -signal.SIGKILL
        return done.stdout.strip()

    script(A_SOURCE_IN_TROUBLE)
    return script


def test_a_teller_killed_before_the_talk_loses_no_word(run: Callable[..., str], smtp_sink: SmtpSink) -> None:
    run(DIE_BEFORE_THE_TALK, TELL, dies=True)
    assert run(TELL) == "1 0"
    assert [delivery.message["Subject"] for delivery in smtp_sink.messages] == ["us_la_law: blocked"]


def test_a_teller_killed_after_the_250_tells_twice_under_one_message_id(
    run: Callable[..., str], smtp_sink: SmtpSink
) -> None:
    run(DIE_AFTER_THE_250, TELL, dies=True)
    assert run(TELL) == "1 0"
    ids = [delivery.message["Message-ID"] for delivery in smtp_sink.messages]
    assert len(ids) == 2
    assert len(set(ids)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_tellers_at_once_one_tells(data_dir: Path, sink: SmtpSink, settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    sink.seconds_to_answer = 0.5
    a_source(a_place(), "us_la_law")
    Source.objects.update(last_outcome=Outcome.BLOCKED)
    together = Barrier(2)

    def tell(_number: int) -> int:
        together.wait()
        try:
            return tell_staff(timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        assert sorted(threads.map(tell, range(2))) == [0, 1]
    assert len(sink.messages) == 1
