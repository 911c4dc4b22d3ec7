"""One event told to a tenth of a crowd, by us and by others: the child's part of the alerts benchmark."""

import time
from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from tests.bench import peers
from tests.bench.child import Round
from tests.builders import COUNTRY, SEEN, a_change, a_place, an_event
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert, Subscriber, Subscription
from tracker.alerts.send import send
from tracker.alerts.words import AlertState
from tracker.catalog.models import Jurisdiction
from tracker.review.models import Event
from tracker.vocabulary import Topic

PLACES = 50
ROWS = 2000  # a statement
OUTBOXES = 7  # a round


def prepare(size: int) -> Round:
    """Make a crowd of so many subscribers, a tenth of whom ask for one place, and the event; return what measures."""
    with transaction.atomic():
        event = an_event(a_change())
        _make_crowd(size, event.jurisdiction)
    peers.make_tables(size, size // 10)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return lambda: _measure(event, size // 10)


def _make_crowd(size: int, place: Jurisdiction) -> None:
    others = [a_place(f"{COUNTRY}/state:{number}") for number in range(PLACES)]
    readers = (
        Subscriber(address=f"user{n}@list.example", mailbox=f"user{n}@list.example", created_at=SEEN, confirmed_at=SEEN)
        for n in range(size)
    )
    number = 0
    while batch := Subscriber.objects.bulk_create(islice(readers, ROWS)):
        wishes = []
        for reader in batch:
            asked = others[number % PLACES] if number % 10 else place
            wishes.append(Subscription(subscriber=reader, jurisdiction=asked, topic=Topic.STATUS, created_at=SEEN))
            number += 1
        Subscription.objects.bulk_create(wishes)


def _measure(event: Event, matching: int) -> dict[str, float]:
    """Return the seconds of each way, all in one round, and how much memory our own took more, in MB."""
    took = _outboxes(event)
    before = _forget_peak()
    took["ours"] = _seconds(_send_all)
    took["memory"] = _peak() - before
    _see_that_all_went(matching)
    took["bare smtplib"] = _seconds(lambda: peers.bare_smtplib(matching))
    took["one connection"] = _seconds(peers.one_connection)
    peers.empty_outbox()
    peers.bare_outbox()
    with peers.workers():
        took["celery"] = _seconds(peers.celery_batches)
    return took


def _outboxes(event: Event) -> dict[str, float]:
    """Return the best seconds of each way to write the outbox: they are a few thousandths, and any neighbour shows."""
    tries = [_outbox(event) for _ in range(OUTBOXES)]
    return {name: min(took[name] for took in tries) for name in tries[0]}


def _outbox(event: Event) -> dict[str, float]:
    """Write each outbox once, and leave the bare one and ours."""
    alerts = Alert.objects.all()
    alerts._raw_delete(alerts.db)
    peers.empty_outbox()
    Event.objects.update(dispatched_at=None)
    took = {"same rows": _seconds(lambda: _same_rows(event))}
    alerts._raw_delete(alerts.db)
    took["bare outbox"] = _seconds(peers.bare_outbox)
    took["our outbox"] = _seconds(lambda: dispatch(event))
    return took


def _send_all() -> None:
    send(Alert.objects.all(), timezone.now() + timedelta(minutes=10))


def _see_that_all_went(matching: int) -> None:
    sent = Alert.objects.filter(state=AlertState.ACCEPTED).count()
    if sent != matching:
        raise AssertionError(f"{sent} of {matching} mails were sent")


def _seconds(way: Callable[[], object]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started


def _same_rows(event: Event) -> None:
    """Write the rows that dispatch writes, of those who ask for the place, and ask nothing else."""
    columns = "event_id, channel, frequency, state, next_try_at, attempts, ambiguous, error"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO alerts_alert (subscriber_id, {columns}) SELECT subscriber_id,"
            " %s, 'mail', 'at_once', 'pending', %s, 0, 0, '' FROM alerts_subscription"
            " WHERE jurisdiction_id = %s AND topic = 'status' AND ended_at IS NULL ON CONFLICT DO NOTHING",
            [event.pk, SEEN, event.jurisdiction_id],
        )


def _forget_peak() -> float:
    """Begin to measure the memory anew (Linux), and return the MB in use."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024
