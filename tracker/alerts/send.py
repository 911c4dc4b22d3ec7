"""From what is owed to a mail that has left."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from tracker.alerts.deliver import Writer, deliver
from tracker.alerts.form import Form
from tracker.alerts.hand_over import Mail
from tracker.alerts.letter import fill, letter
from tracker.alerts.models import Alert, AlertQuerySet, Subscription
from tracker.alerts.words import AlertState
from tracker.review.brake import goes_on
from tracker.review.models import Event
from tracker.vocabulary import EventKind, Stop

A_RING = timedelta(seconds=30)  # so that no ring of the clock keeps the other steps waiting
READER = ("address", "round", "neutral_subject")  # what a mail is filled with


class Asked(NamedTuple):
    """One subscription without its reader: what many have in common, and so what a form is kept by."""

    place: int
    substance: int | None
    topic: str


class Wanted(NamedTuple):
    """A subscription that asks for an event."""

    key: int
    asked: Asked


def send(alerts: AlertQuerySet, until: datetime | None = None) -> int:
    """Send those of the alerts that are due, and return how many the mail server took.

    What was asked for may have changed since an alert was owed, so that is looked at again once a batch is claimed:
    a subscriber who left, or whom a correction now tells better, gets no mail. Twice, or at the same time, is once.
    An event is put in words once for all who asked for it alike. Begins no batch after `until`.
    """
    if not goes_on(Stop.SENDING, settings.BRAKE_MAILS, _owed_since, "mails owed"):
        return 0
    forms: dict[tuple[int, bool, tuple[Asked, ...]], Form] = {}

    def prepare(batch: Sequence[Alert]) -> Writer[Alert]:
        events = _events(batch)
        wanted = {event.pk: _wanted(event, batch) for event in events.values()}

        def write(alert: Alert) -> Mail | None:
            because = wanted[alert.event_id].get(alert.subscriber_id)
            if not because:
                return None
            event, neutral = events[alert.event_id], alert.subscriber.neutral_subject
            key = (event.pk, neutral, tuple(one.asked for one in because))
            if key not in forms:
                forms[key] = letter(event, _in_order(because), neutral=neutral)
            return fill(forms[key], event, alert.subscriber, [one.key for one in because])

        return write

    read = alerts.select_related("subscriber").only("event_id", "attempts", *(f"subscriber__{name}" for name in READER))
    return deliver(read, prepare, until or timezone.now() + A_RING)


def _owed_since(moment: datetime) -> int:
    return Alert.objects.filter(event__dispatched_at__gt=moment).exclude(state=AlertState.WAITING).count()


def _events(batch: Iterable[Alert]) -> dict[int, Event]:
    related = ("jurisdiction", "change__jurisdiction", "change__observation")
    return Event.objects.select_related(*related).in_bulk({alert.event_id for alert in batch})


def _wanted(event: Event, batch: Iterable[Alert]) -> dict[int, list[Wanted]]:
    """Return by subscriber what asks for the event now; for nobody where a correction of it was raised: it tells."""
    if Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=event.change_id).exists():
        return {}
    readers = [alert.subscriber_id for alert in batch if alert.event_id == event.pk]
    asking = Subscription.objects.wanting(event).filter(subscriber__in=readers).order_by("pk")
    wanted = defaultdict(list)
    columns = asking.values_list("subscriber", "pk", "jurisdiction", "substance", "topic")
    for reader, key, place, substance, topic in columns:
        wanted[reader].append(Wanted(key, Asked(place, substance, topic)))
    return wanted


def _in_order(wanted: Iterable[Wanted]) -> list[Subscription]:
    found = Subscription.objects.select_related("jurisdiction", "substance").in_bulk([one.key for one in wanted])
    return [found[one.key] for one in wanted]
