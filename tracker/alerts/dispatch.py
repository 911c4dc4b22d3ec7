"""From an event to what is owed: who asked for it gets one alert of it."""

from django.db import transaction
from django.utils import timezone

from tracker.alerts.models import Alert, Subscription, SubscriptionQuerySet
from tracker.review.models import Event
from tracker.vocabulary import Channel, EventKind

ROWS_A_STATEMENT = 500


@transaction.atomic
def dispatch(event: Event) -> int:
    """Owe the event once to every subscriber who asked for it, and return to how many.

    The event is claimed by compare-and-set in the transaction that owes the alerts: a second run finds it claimed, a
    run at the same time waits for this one, and a run that dies leaves neither claim nor alert.
    """
    moment = timezone.now()
    if not Event.objects.filter(pk=event.pk, dispatched_at=None).update(dispatched_at=moment):
        return 0
    subscribers = _concerned(event).values_list("subscriber", flat=True).distinct()
    alerts = [
        Alert(event=event, subscriber_id=subscriber, channel=Channel.MAIL, next_try_at=moment)
        for subscriber in subscribers
    ]
    Alert.objects.bulk_create(alerts, batch_size=ROWS_A_STATEMENT, ignore_conflicts=True)
    return len(alerts)


def _concerned(event: Event) -> SubscriptionQuerySet:
    """Return the subscriptions to serve: all that want the event; of a correction, those told of what it corrects."""
    wanting = Subscription.objects.wanting(event)
    if event.kind != EventKind.CORRECTED:
        return wanting
    return wanting.filter(subscriber__in=Alert.objects.told_before(event).values("subscriber"))
