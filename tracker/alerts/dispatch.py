"""From an event to what is owed: who asked for it gets one alert of it."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tracker.alerts.alerts_to_correct import alerts_to_correct
from tracker.alerts.asks_for import Ways, ways_to_ask_for
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
    the alerts in one statement for each frequency, however many there are. A correction waits until no sender holds
    what it corrects: they let go of it within seconds, and then it is known who was told. Where the machine's time was
    set back, an event keeps its order: it is dispatched when it was recorded, and its alerts are due now.
    """
    moment = timezone.now()
    if event.kind == EventKind.CORRECTED and Alert.objects.corrected_by(event).in_a_sender_s_hands().exists():
        return 0
    undispatched = Event.objects.filter(pk=event.pk, dispatched_at=None)
    if not undispatched.update(dispatched_at=max(moment, event.recorded_at)):
        return 0
    ways = ways_to_ask_for(event)
    owe_webhooks(event, ways, moment)
    if event.kind == EventKind.CORRECTED:
        return _owe_correction(event, ways, moment)
    return insert_alerts(event, ways, Subscription.objects.live(), moment)


def _owe_correction(event: Event, ways: Ways, moment: datetime) -> int:
    """Owe it at once to those who were told what it corrects, however seldom they want mail; else when they want it."""
    live = Subscription.objects.live()
    wrong = alerts_to_correct(event, Channel.MAIL)
    told = live.filter(subscriber__in=wrong.told().values("subscriber"))
    owed = _insert(_alert(event, Frequency.AT_ONCE, moment), _asked(ways, told), "true")
    return owed + insert_alerts(event, ways, live.filter(subscriber__in=wrong.values("subscriber")), moment)


def insert_alerts(event: Event, ways: Ways, subscriptions: SubscriptionQuerySet, moment: datetime) -> int:
    """Write one alert of the event for each subscriber with one of the subscriptions who asks for it and has none.

    Return how many.

    Of several frequencies that a subscriber asked for, the soonest counts: it is written first, and the unique
    constraint drops the others.
    """
    asked = _asked(ways, subscriptions)
    return sum(_insert(_alert(event, often, moment), asked, "frequency = %s", often) for often in Frequency)


def _asked(ways: Ways, subscriptions: SubscriptionQuerySet) -> tuple[str, tuple[Any, ...]]:
    """Return the SELECT of subscriber and frequency, and its parameters: put together once for every statement."""
    who = subscriptions.order_by().values_list("subscriber_id", "frequency")
    of_its_place, of_all_places = (who.filter(way) for way in ways)
    select, parameters = of_its_place.union(of_all_places, all=True).query.sql_with_params()
    return select, parameters


def _insert(alert: dict[str, Any], asked: tuple[str, tuple[Any, ...]], condition: str, *of: str) -> int:
    """Write the alert for each subscriber of the SELECT who meets the condition; return for how many."""
    names, marks, (select, parameters) = ", ".join(alert), ", ".join(["%s"] * len(alert)), asked
    chosen = f"SELECT subscriber_id, {marks} FROM ({select}) AS asked WHERE {condition}"  # noqa: S608 - the model's own
    table = f"{Alert._meta.db_table} (subscriber_id, {names})"  # names; every value is a parameter
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} {chosen} ON CONFLICT DO NOTHING", [*alert.values(), *parameters, *of])
        return int(cursor.rowcount)


def _alert(event: Event, frequency: Frequency, moment: datetime) -> dict[str, Any]:
    """Return the columns of an alert but its subscriber, as the database takes them.

    One that is not at once waits for a digest.
    """
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
