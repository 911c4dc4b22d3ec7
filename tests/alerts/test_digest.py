"""One mail for a day or a week: nothing lost, nothing told twice, and in the morning where the reader lives."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import COUNTRY, a_change, a_place, a_substance, an_event
from tracker.alerts.dispatch import dispatch
from tracker.alerts.gather import gather, slot_of
from tracker.alerts.models import Alert, Digest, Subscriber
from tracker.alerts.send import send
from tracker.alerts.send_digests import send_digests
from tracker.alerts.words import AlertState, Frequency
from tracker.vocabulary import EventKind

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


def owed(*events, **wish) -> None:
    a_substance()
    a_subscription(ANN, frequency=Frequency.DAILY, **wish)
    for event in events or [an_event()]:
        dispatch(event)


def gathered(days: int = 2) -> Digest | None:
    return gather(a_subscriber(ANN), Frequency.DAILY, datetime.now(UTC) + timedelta(days=days))


def sent() -> int:
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3)):
        return send_digests(Digest.objects.all())


def test_a_digest_is_one_mail_of_many_events(sink):
    owed(an_event(), an_event(jurisdiction=a_place(COUNTRY)))
    gathered()
    sent()
    (delivery,) = sink.messages
    assert delivery.message["Subject"] == "Kratom, Louisiana: law changed, and 1 more"
    assert set(Alert.objects.values_list("state", flat=True)) == {AlertState.ACCEPTED}


def test_what_waits_for_a_digest_is_not_sent_at_once(sink):
    owed()
    assert send(Alert.objects.all()) == 0
    assert Alert.objects.get().state == AlertState.WAITING


def test_what_came_after_the_slot_began_waits_for_the_next():
    owed()
    assert gathered(days=0) is None or Alert.objects.get().digest is None


def test_two_clocks_make_one_digest():
    owed()
    assert gathered() is not None
    assert gathered() is None
    assert Digest.objects.count() == 1


def test_a_late_alert_of_a_slot_that_is_gone_goes_with_the_next(sink):
    owed()
    gathered()
    dispatch(an_event())
    assert gathered() is None
    assert gathered(days=3).alerts.count() == 1


def test_the_soonest_of_several_wishes_counts():
    a_subscription(ANN, frequency=Frequency.WEEKLY)
    a_subscription(ANN, frequency=Frequency.DAILY, substance=a_substance())
    dispatch(an_event())
    assert Alert.objects.get().frequency == Frequency.DAILY


def test_a_digest_leaves_out_what_was_corrected_meanwhile(sink):
    wrong = an_event()
    owed(wrong)
    dispatch(an_event(a_change(corrects=wrong.change), EventKind.CORRECTED))
    gathered()
    sent()
    assert [delivery.message["Subject"] for delivery in sink.messages] == ["Kratom, Louisiana: correction: law changed"]


def queries_of_digests(readers: int) -> int:
    """Return how many queries it takes to send digests of the same three events to so many."""
    change = a_change(subject=f"RS {readers}")
    for number in range(readers):
        a_subscription(f"reader{number}.of{readers}@example.org", frequency=Frequency.DAILY)
    for kind in (EventKind.PUBLISHED, EventKind.IN_FORCE, EventKind.LAPSED):
        dispatch(an_event(change, kind))
    for reader in Subscriber.objects.filter(address__endswith=f".of{readers}@example.org"):
        assert gather(reader, Frequency.DAILY, datetime.now(UTC) + timedelta(days=2))
    with CaptureQueriesContext(connection) as queries:
        assert sent() == readers
    Subscriber.objects.update(paused_at=datetime.now(UTC))
    return len(queries)


def test_a_digest_more_costs_one_query_more_however_many_events_it_tells(sink):
    a_substance()
    assert queries_of_digests(readers=6) - queries_of_digests(readers=2) <= 4


def test_a_digest_of_nothing_that_is_still_wanted_is_not_sent(sink):
    owed()
    gathered()
    a_subscriber(ANN).subscriptions.update(ended_at=datetime.now(UTC))
    assert sent() == 0
    assert Alert.objects.get().state == AlertState.SUPPRESSED


@pytest.mark.parametrize(
    ("zone", "frequency", "moment", "slot", "began"),
    [
        ("America/New_York", Frequency.DAILY, "2026-11-01T12:59", "2026-10-31", "2026-10-31T12:00"),
        ("America/New_York", Frequency.DAILY, "2026-11-01T13:00", "2026-11-01", "2026-11-01T13:00"),
        ("America/New_York", Frequency.DAILY, "2027-03-14T12:00", "2027-03-14", "2027-03-14T12:00"),
        ("Pacific/Guam", Frequency.DAILY, "2026-06-30T22:00", "2026-07-01", "2026-06-30T22:00"),
        ("America/Chicago", Frequency.WEEKLY, "2026-11-22T18:00", "2026-11-16", "2026-11-16T14:00"),
    ],
)
def test_a_slot_begins_at_eight_where_the_reader_lives(zone, frequency, moment, slot, began):
    found = slot_of(zone, frequency, datetime.fromisoformat(f"{moment}+00:00"))
    assert found == (date.fromisoformat(slot), datetime.fromisoformat(f"{began}+00:00"))


def test_a_neutral_digest_begins_with_nothing_that_gives_it_away(sink):
    owed()
    Subscriber.objects.update(neutral_subject=True)
    gathered()
    sent()
    message = sink.messages[0].message
    shown = f"{message['Subject']} {message.get_body(('plain',)).get_content()[:180]}"
    assert "kratom" not in shown.casefold()
