"""Today's reader over yesterday's pages: what it finds anew goes to the desk, and nobody is alerted of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.line import a_reviewer, proposed, published
from tests.spiders_for_story.us_la_story import CITATION
from tracker.catalog.load import load_governments
from tracker.record.models import Rule
from tracker.review.models import Change, Event
from tracker.vocabulary import Cause, ChangeState

pytestmark = pytest.mark.django_db

URL = "https://law.example/964"
PAGE = (
    "<html><body><h1>Schedule I</h1><ul><li>Heroin</li><li>Peyote</li>"
    "<li>Mitragynine since August 1, 2025</li></ul></body></html>"
)


@pytest.fixture
def recorded(settings: Any, data_dir: Path, warc_of: Callable[..., Path]) -> Path:
    """The page, read once by the spider of the story and published."""
    settings.SPIDER_MODULES = ["tests.spiders_for_story"]
    settings.RECALL_SECONDS = 0
    load_governments()
    visit = warc_of({URL: PAGE}, seen_at="2025-07-02T12:00:00Z")
    call_command("crawl", "us_la_story", replay=[str(visit)])
    (change,) = proposed()
    published(change, a_reviewer("ann"))
    settings.SPIDER_MODULES = ["tests.spiders_for_reread"]
    return visit


def test_what_a_changed_parser_finds_waits_for_a_person(recorded: Path) -> None:
    call_command("reread", "us_la_story")
    (change,) = proposed()

    assert (change.subject, change.cause, change.state) == (CITATION, Cause.REREAD, ChangeState.OPEN)


def test_what_a_changed_parser_finds_is_published_and_told_to_nobody(recorded: Path) -> None:
    told = Event.objects.count()
    call_command("reread", "us_la_story")
    (change,) = proposed()
    published(change, a_reviewer("bea"))

    assert Rule.objects.filter(superseded_at=None).count() == 1
    assert Event.objects.count() == told


def test_a_crawl_that_meets_the_old_page_with_a_changed_parser_tells_nobody_either(
    recorded: Path, warc_of: Callable[..., Path]
) -> None:
    again = warc_of({URL: PAGE}, seen_at="2025-07-03T12:00:00Z")
    call_command("crawl", "us_la_story", replay=[str(again)])

    assert [change.cause for change in proposed()] == [Cause.REREAD]


def test_a_reread_with_the_same_parser_finds_nothing(recorded: Path, settings: Any) -> None:
    settings.SPIDER_MODULES = ["tests.spiders_for_story"]
    call_command("reread", "us_la_story")

    assert proposed() == []
    assert Change.objects.count() == 1
