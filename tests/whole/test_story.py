"""Louisiana, told from the page to the correction: a law is read, accepted, mailed, comes into force, is put right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from tests.alerts.subscribers import a_subscription
from tests.line import a_reviewer
from tests.smtp import SmtpSink
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.contract import Law
from tracker.review.correct import correct
from tracker.review.models import Change, Event
from tracker.vocabulary import ChangeState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]

URL = "https://law.example/964"
LIST = "<ul><li>Heroin</li><li>Peyote</li><li>Salvinorin A</li></ul>"
WITHOUT = f"<html><body><h1>Schedule I</h1>{LIST}</body></html>"
WITH = WITHOUT.replace(
    "</ul>", "<li>Mitragynine since August 1, 2025</li><li>7-hydroxymitragynine since August 1, 2025</li></ul>"
)
JUNE = datetime(2025, 6, 20, 12, tzinfo=UTC)
JULY = datetime(2025, 7, 2, 12, tzinfo=UTC)
EFFECTIVE = datetime(2025, 8, 1, 5, 0, 5, tzinfo=UTC)
SEPTEMBER = datetime(2025, 9, 1, 12, tzinfo=UTC)

Visit = Callable[[str, datetime], None]


@pytest.fixture
def visit(settings: object, data_dir: Path, warc_of: Callable[..., Path]) -> Visit:
    """Crawl the page as it stood at a moment, then run the line once."""
    settings.SPIDER_MODULES = ["tests.spiders_for_story"]

    def at(page: str, moment: datetime) -> None:
        with time_machine.travel(moment, tick=True):
            recorded = warc_of({URL: page}, seen_at=f"{moment:%Y-%m-%dT%H:%M:%SZ}")
            call_command("crawl", "us_la_story", replay=[str(recorded)])
            call_command("tick")

    return at


@pytest.fixture(autouse=True)
def _the_house(settings: object, sink: SmtpSink) -> None:
    settings.RECALL_SECONDS = 600
    load_governments()
    louisiana = Jurisdiction.objects.get(iso_3166="US-LA")
    a_subscription("ann@example.org", louisiana)
    a_subscription("tex@example.org", Jurisdiction.objects.get(iso_3166="US-TX"))


@pytest.fixture
def reviewer() -> User:
    return a_reviewer()


def tick(moment: datetime) -> None:
    with time_machine.travel(moment, tick=True):
        call_command("tick")


def label_on(day: str) -> str:
    answers = Client().get("/api/v1/lookup", {"q": "Louisiana", "substance": "kratom", "on": day}).json()["answers"]
    return answers[0]["label"]


def accept_at_the_desk(reviewer: User, moment: datetime) -> Change:
    desk = Client()
    desk.force_login(reviewer)
    with time_machine.travel(moment, tick=True):
        change = Change.objects.get(state=ChangeState.OPEN)
        desk.post(f"/admin/review/change/{change.pk}/change/", {"accept": "Accept", "version": change.version})
    return change


def test_from_the_page_to_the_correction(visit: Visit, reviewer: User, sink: SmtpSink) -> None:
    visit(WITHOUT, JUNE)
    assert Change.objects.count() == 0

    visit(WITH, JULY)
    change = accept_at_the_desk(reviewer, JULY)
    tick(JULY + timedelta(minutes=9))
    assert label_on("2025-08-01") == "unknown"
    assert sink.messages == []

    tick(JULY + timedelta(minutes=11))
    assert (label_on("2025-07-31"), label_on("2025-08-01")) == ("unknown", "prohibited")
    assert [mail.recipients for mail in sink.messages] == [("ann@example.org",)]

    tick(EFFECTIVE)
    tick(EFFECTIVE)
    assert Event.objects.filter(kind="in_force", day="2025-08-01").count() == 1
    assert len(sink.messages) == 2

    a_subscription("late@example.org", change.jurisdiction)
    law = change.reading()
    assert isinstance(law, Law)
    right = replace(law, cells=tuple(replace(cell, valid_from="2025-08-15") for cell in law.cells))
    with time_machine.travel(SEPTEMBER, tick=True):
        correct(change, reviewer, human=right, reason="the act says the fifteenth")
    tick(SEPTEMBER + timedelta(minutes=11))
    assert (label_on("2025-08-14"), label_on("2025-08-15")) == ("unknown", "prohibited")
    assert [mail.recipients for mail in sink.messages[2:]] == [("ann@example.org",)]
    assert "late@example.org" not in str([mail.recipients for mail in sink.messages])


def test_what_the_mail_says(visit: Visit, reviewer: User, sink: SmtpSink) -> None:
    visit(WITH, JULY)
    accept_at_the_desk(reviewer, JULY)
    tick(JULY + timedelta(minutes=11))

    mail = sink.messages[0].message
    text = mail.get_body(("plain",)).get_content()
    assert "Louisiana" in mail["Subject"]
    assert "Kratom in Louisiana: unknown -> prohibited, from 2025-08-01" in text
    assert "Mitragynine since August 1, 2025" in text
    assert "La. R.S. 40:964" in text
    assert "2025-08-01" in text
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_half_page_after_all_that_changes_nothing(visit: Visit, reviewer: User, sink: SmtpSink) -> None:
    visit(WITH, JULY)
    accept_at_the_desk(reviewer, JULY)
    tick(JULY + timedelta(minutes=11))

    visit(WITHOUT[:60], JULY + timedelta(days=1))
    visit("<html><body><h1>Service unavailable</h1></body></html>", JULY + timedelta(days=2))
    visit(WITHOUT.replace(LIST, "<ul></ul>"), JULY + timedelta(days=3))
    visit(WITHOUT.replace(LIST, "<ul></ul>"), JULY + timedelta(days=4))

    assert label_on("2025-08-01") == "prohibited"
    assert Change.objects.count() == 1
    assert len(sink.messages) == 1
