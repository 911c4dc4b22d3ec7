"""What the one who watches the program is told of the mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.alerts.subscribers import a_subscription
from tests.builders import an_event
from tracker.alerts.departed.restored import advance_mark, write_on_disk
from tracker.alerts.dispatch import dispatch
from tracker.alerts.health import clock, mail
from tracker.alerts.models import Alert, Mark
from tracker.alerts.words import AlertState
from tracker.review.models import Brake, Event
from tracker.vocabulary import Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]


def told() -> str:
    return mail(timezone.now()).partition(":")[0]


def test_mail_that_goes_out_is_well():
    assert told() == "ok"


def test_a_restored_database_asks_for_a_person():
    advance_mark()
    write_on_disk(99)
    assert told() == "held"


def test_a_brake_asks_for_a_person():
    Brake.objects.create(stops=Stop.SENDING, reason="a storm", pulled_at=timezone.now())
    assert told() == "stopped by the brake"


def test_half_an_hour_without_one_mail_taken_asks_for_a_person():
    for reader in ("ann", "bob"):
        a_subscription(f"{reader}@example.org")
    dispatch(an_event())
    Event.objects.update(dispatched_at=timezone.now() - timedelta(minutes=31))
    assert told() == "late"
    taken = Alert.objects.order_by("pk")[:1]
    Alert.objects.filter(pk__in=taken).update(state=AlertState.ACCEPTED, accepted_at=timezone.now(), next_try_at=None)
    assert told() == "ok"


def test_an_event_that_nobody_is_told_of_asks_for_a_person():
    an_event()
    assert told() == "late"


@pytest.mark.parametrize("moved", [timedelta(minutes=-6), timedelta(hours=1)], ids=["long ago", "in a time to come"])
def test_a_clock_that_no_worker_hears_asks_for_a_person(moved: timedelta):
    assert clock(timezone.now()) == "ok"
    advance_mark()
    assert clock(timezone.now()) == "ok"
    Mark.objects.update(moved_at=timezone.now() + moved)
    assert clock(timezone.now()).startswith("silent since")
