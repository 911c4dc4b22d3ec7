"""A manual check is a source like any other, but a person reads it: no machine asks, and a look puts it off."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import COUNTRY, a_place, a_source
from tracker.contract import CrawlResult, nothing_read
from tracker.evidence.check_by_hand import check_by_hand
from tracker.evidence.models import Source
from tracker.evidence.schedule import reschedule
from tracker.vocabulary import Cause, Outcome

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def by_hand() -> Source:
    source = a_source(a_place(COUNTRY))
    source.look_for, source.every, source.next_due = "a repeal", timedelta(days=30), NOW
    source.save()
    return source


def waited() -> CrawlResult:
    return nothing_read("any", Outcome.WAITING, "nobody may ask")


def test_a_manual_check_is_due_to_a_person_and_to_no_machine(by_hand: Source) -> None:
    assert list(Source.objects.due(NOW)) == []
    assert list(Source.objects.due_by_hand(NOW)) == [by_hand]


def test_a_look_is_a_reading_and_puts_the_next_one_off(by_hand: Source) -> None:
    crawl = check_by_hand(by_hand, "Ada", NOW)

    assert (crawl.cause, crawl.outcome, crawl.reason) == (Cause.HAND, Outcome.SAME, "looked at by Ada: nothing changed")
    by_hand.refresh_from_db()
    assert (by_hand.last_good_at, by_hand.next_due) == (NOW, NOW + timedelta(days=30))
    assert list(Source.objects.due_by_hand(NOW)) == []


def test_a_crawl_of_a_manual_check_leaves_it_due(by_hand: Source) -> None:
    reschedule(by_hand, Outcome.WAITING, waited(), NOW)

    assert (by_hand.failures, list(Source.objects.due_by_hand(NOW))) == (0, [by_hand])


def test_a_source_that_waits_for_a_key_is_no_failure_and_waits_its_turn() -> None:
    source = a_source(a_place(COUNTRY))
    reschedule(source, Outcome.WAITING, waited(), NOW)

    assert (source.failures, source.health, source.next_due) == (0, "waiting", NOW + source.every)


def test_nobody_looks_by_hand_at_what_a_machine_reads() -> None:
    with pytest.raises(ValueError, match="by machine"):
        check_by_hand(a_source(a_place(COUNTRY)), "Ada", NOW)


def test_to_crawl_a_manual_check_says_who_reads_it(run_manage: Callable[..., object]) -> None:
    run_manage("migrate")
    run_manage("load_catalog")
    said = run_manage("crawl", "us_wv_code")

    assert "waiting" in said.stdout
    assert "a person looks at this by hand" in said.stdout
