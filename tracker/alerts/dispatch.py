"""From an event to what is owed: who asked for it gets one alert of it."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Case, CharField, Min, QuerySet, Value, When
from django.utils import timezone

from tracker.alerts.models import Alert, Subscription, SubscriptionQuerySet
from tracker.alerts.words import AlertState, Channel, Frequency
from tracker.review.models import Event
from tracker.vocabulary import EventKind


@transaction.atomic
def dispatch(event: Event) -> int:
    """Owe the event once to every subscriber who asked for it, and return to how many.

    The event is claimed by compare-and-set in the transaction that owes the alerts: a second run finds it claimed, a
    run at the same time waits for this one, and a run that dies leaves neither claim nor alert. The database writes
    the alerts in one statement, however many there are.
    """
    moment = timezone.now()
    if not Event.objects.filter(pk=event.pk, dispatched_at=None).update(dispatched_at=moment):
        return 0
    return insert_alerts(event, _concerned(event), moment)


def insert_alerts(event: Event, subscriptions: SubscriptionQuerySet, moment: datetime) -> int:
    """Write one alert of the event for each subscriber of the subscriptions that has none; return how many.

    Of several frequencies that a subscriber asked for, the soonest counts. One that is not at once waits for a digest.
    """
    soonest = When(soonest=Frequency.AT_ONCE, then=Value(AlertState.PENDING))
    values = {
        "event_id": Value(event.pk),
        "channel": Value(Channel.MAIL),
        "state": Case(soonest, default=Value(AlertState.WAITING), output_field=CharField()),
        "next_try_at": Value(moment),
        **{name: Value(0) for name in ("attempts", "ambiguous")},
        **{name: Value("") for name in ("lease", "error")},
    }
    owed = subscriptions.values("subscriber").annotate(soonest=Min("frequency"))
    named = {f"_{name}": value for name, value in values.items()}
    rows = owed.annotate(**named).order_by().values_list("subscriber", "soonest", *named)
    return _insert(("subscriber_id", "frequency", *values), rows)


def _insert(columns: tuple[str, ...], rows: QuerySet[Subscription]) -> int:
    select, parameters = rows.query.sql_with_params()
    table, names = Alert._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        # S608: the names are the model's own; every value is a parameter
        cursor.execute(f"INSERT INTO {table} ({names}) {select} ON CONFLICT DO NOTHING", parameters)
        return int(cursor.rowcount)


def _concerned(event: Event) -> SubscriptionQuerySet:
    """Return the subscriptions to serve: all that want the event; of a correction, those told of what it corrects."""
    wanting = Subscription.objects.wanting(event)
    if event.kind != EventKind.CORRECTED:
        return wanting
    return wanting.filter(subscriber__in=Alert.objects.told_before(event).values("subscriber"))
