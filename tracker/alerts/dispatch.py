"""From an event to what is owed: who asked for it gets one alert of it."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from tracker.alerts.models import Alert, Subscription, SubscriptionQuerySet
from tracker.alerts.webhooks.owe import owe_webhooks
from tracker.alerts.words import AlertState, Channel, Frequency
from tracker.review.models import Event
from tracker.vocabulary import EventKind


@transaction.atomic
def dispatch(event: Event) -> int:
    """Owe the event once to every subscriber who asked for it, and return to how many.

    The event is claimed by compare-and-set in the transaction that owes the alerts: a second run finds it claimed, a
    run at the same time waits for this one, and a run that dies leaves neither claim nor alert. The database writes
    the alerts in one statement for each frequency, however many there are.
    """
    moment = timezone.now()
    if not Event.objects.filter(pk=event.pk, dispatched_at=None).update(dispatched_at=moment):
        return 0
    concerned = _concerned(event)
    owe_webhooks(event, concerned, moment)
    return insert_alerts(event, concerned, moment)


def insert_alerts(event: Event, subscriptions: SubscriptionQuerySet, moment: datetime) -> int:
    """Write one alert of the event for each subscriber of the subscriptions that has none; return how many.

    Of several frequencies that a subscriber asked for, the soonest counts: it is written first, and the unique
    constraint drops the others. One that is not at once waits for a digest.
    """
    asked = subscriptions.order_by().values_list("subscriber_id", "frequency")
    select, wanted = asked.query.sql_with_params()
    with connection.cursor() as cursor:
        return sum(_insert(cursor, _alert(event, frequency, moment), select, wanted) for frequency in Frequency)


def _alert(event: Event, frequency: Frequency, moment: datetime) -> dict[str, Any]:
    """Return the columns of an alert but its subscriber, as the database takes them."""
    at_once = frequency == Frequency.AT_ONCE
    return {
        "event_id": event.pk,
        "channel": Channel.MAIL,
        "state": AlertState.PENDING if at_once else AlertState.WAITING,
        "next_try_at": connection.ops.adapt_datetimefield_value(moment) if at_once else None,
        "attempts": 0,
        "ambiguous": 0,
        "error": "",
        "frequency": frequency,
    }


def _insert(cursor: CursorWrapper, alert: dict[str, Any], select: str, wanted: tuple[Any, ...]) -> int:
    """Write the alert for each subscriber of the SELECT, of subscriber and frequency, who asks for its frequency."""
    names, marks = ", ".join(alert), ", ".join(["%s"] * len(alert))
    chosen = f"SELECT subscriber_id, {marks} FROM ({select}) AS asked WHERE frequency = %s"  # noqa: S608 - the model's
    table = f"{Alert._meta.db_table} (subscriber_id, {names})"  # own names; every value is a parameter
    cursor.execute(
        f"INSERT INTO {table} {chosen} ON CONFLICT DO NOTHING", [*alert.values(), *wanted, alert["frequency"]]
    )
    return int(cursor.rowcount)


def _concerned(event: Event) -> SubscriptionQuerySet:
    """Return the subscriptions to serve: all that want the event; of a correction, those told of what it corrects."""
    wanting = Subscription.objects.wanting(event)
    if event.kind != EventKind.CORRECTED:
        return wanting
    return wanting.filter(subscriber__in=Alert.objects.told_before(event).values("subscriber"))
