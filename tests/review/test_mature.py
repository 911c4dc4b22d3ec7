"""The days that a published law names come by themselves, where it is law, and are told once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tests.line import a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.review.correct import correct
from tracker.review.mature import awaiting_maturity, mature
from tracker.review.models import Event
from tracker.review.publish import publish
from tracker.vocabulary import EventKind

pytestmark = pytest.mark.django_db

JULY = datetime(2025, 7, 1, 12, tzinfo=UTC)
LAST_MINUTE = datetime(2025, 8, 1, 4, 59, tzinfo=UTC)  # 23:59 on 31 July in Louisiana
MIDNIGHT = datetime(2025, 8, 1, 5, 0, tzinfo=UTC)


def days_told(now: datetime) -> list[str]:
    return told(EventKind.IN_FORCE, now)


def told(kind: EventKind, now: datetime) -> list[str]:
    """Let the days come that have, and return those that were told so."""
    for timer in awaiting_maturity(now):
        mature(timer, now)
    return [event.day.isoformat() for event in Event.objects.filter(kind=kind).order_by("pk")]


@pytest.fixture(autouse=True)
def _published_in_july(settings: object, data_dir: Path) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()
    with time_machine.travel(JULY, tick=False):
        crawled(a_source_in(), JULY, a_law(*cells(valid_from="2025-08-01")))
        published(proposed()[0], a_reviewer())


def test_a_law_comes_into_force_at_midnight_where_it_is_law() -> None:
    assert days_told(LAST_MINUTE) == []
    assert days_told(MIDNIGHT) == ["2025-08-01"]


def test_seven_cells_that_begin_on_one_day_are_told_once() -> None:
    assert len(awaiting_maturity(MIDNIGHT)) == 1
    assert days_told(MIDNIGHT) == ["2025-08-01"]


def test_a_day_that_came_while_everything_was_down_is_told_once() -> None:
    late = datetime(2025, 8, 9, tzinfo=UTC)

    assert days_told(late) == ["2025-08-01"]
    assert days_told(late) == ["2025-08-01"]


def test_a_moved_day_voids_the_old_one() -> None:
    change = Event.objects.get(kind=EventKind.PUBLISHED).change
    with time_machine.travel(datetime(2025, 7, 20, tzinfo=UTC), tick=False):
        moved = a_law(*cells(valid_from="2025-08-15"))
        correction = correct(change, a_reviewer("leo"), human=moved, reason="the act was amended before it began")
        publish(correction)

    assert days_told(MIDNIGHT) == []
    assert days_told(datetime(2025, 8, 15, 6, tzinfo=UTC)) == ["2025-08-15"]


@pytest.mark.parametrize("day", ["2016-05-10", "2025-07-02"])
def test_a_day_that_had_come_when_it_was_recorded_is_not_news(day: str) -> None:
    recorded = datetime(2025, 7, 2, 12, tzinfo=UTC)
    with time_machine.travel(recorded, tick=False):
        crawled(a_source_in(slug="us_al_law"), recorded, a_law(*cells(valid_from=day)), words="(9) Mitragynine")
        published(proposed()[0], a_reviewer("leo"))

    assert days_told(datetime(2025, 7, 3, tzinfo=UTC)) == []


def test_a_day_to_come_is_recalled_thirty_seven_and_one_days_before() -> None:
    days = [told(EventKind.COMING_UP, JULY + timedelta(days=past)) for past in range(31)]

    assert days[-1] == ["2025-07-02", "2025-07-25", "2025-07-31"]


def test_a_reminder_that_was_missed_is_not_made_up_for() -> None:
    assert told(EventKind.COMING_UP, datetime(2025, 7, 26, 12, tzinfo=UTC)) == ["2025-07-25"]


def test_a_law_that_is_in_force_is_no_longer_coming_up() -> None:
    assert told(EventKind.COMING_UP, datetime(2025, 8, 2, 12, tzinfo=UTC)) == []


def test_a_rule_that_lapses_with_nothing_after_it_raises_an_alarm() -> None:
    publish_a_law_that_ends(EMERGENCY, "2025-07-20")

    assert told(EventKind.LAPSED, datetime(2025, 7, 20, 5, tzinfo=UTC)) == ["2025-07-20"]


def test_a_rule_that_is_followed_by_another_does_not_lapse() -> None:
    publish_a_law_that_ends(EMERGENCY, "2025-08-01")

    assert told(EventKind.LAPSED, datetime(2025, 8, 2, tzinfo=UTC)) == []


EMERGENCY = "La. Emergency Rule 1"


def publish_a_law_that_ends(citation: str, day: str) -> None:
    with time_machine.travel(JULY, tick=False):
        law = a_law(*cells(valid_from="2025-06-01", valid_to=day), citation=citation)
        crawled(a_source_in(slug="us_la_register"), JULY, law, words="kratom, until further notice")
        published(proposed()[0], a_reviewer("leo"))


@pytest.mark.parametrize(
    ("place", "midnight"),
    [
        ("US-GU", "2026-06-30T14:00:00+00:00"),
        ("US-PR", "2026-07-01T04:00:00+00:00"),
        ("US-NY", "2026-07-01T04:00:00+00:00"),
        ("US-AZ", "2026-07-01T07:00:00+00:00"),
        ("US-CA", "2026-07-01T07:00:00+00:00"),
        ("US-HI", "2026-07-01T10:00:00+00:00"),
    ],
)
def test_the_first_of_july_begins_at_each_place_s_own_midnight(place: str, midnight: str) -> None:
    jurisdiction, moment = Jurisdiction.objects.get(iso_3166=place), datetime.fromisoformat(midnight)

    assert jurisdiction.local_day(moment).isoformat() == "2026-07-01"
    assert jurisdiction.local_day(moment - timedelta(seconds=1)).isoformat() == "2026-06-30"
