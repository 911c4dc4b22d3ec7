"""From what is owed to a mail that has left."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings

from tracker.alerts.deliver import Writer, deliver
from tracker.alerts.form_letter import FormLetter
from tracker.alerts.fresh import Fresh
from tracker.alerts.hand_over import Mail
from tracker.alerts.letter import fill, letter
from tracker.alerts.models import Alert, AlertQuerySet
from tracker.alerts.wanted import Terms, Wanted, in_order, wanted
from tracker.alerts.words import AlertState
from tracker.review.brake import enforce_limit
from tracker.review.models import Event
from tracker.vocabulary import Stop

READER = ("address", "round", "neutral_subject")  # what a mail is filled with


def send(alerts: AlertQuerySet, until: datetime | None = None) -> int:
    """Send those of the alerts that are due, and return how many the mail server took.

    What was asked for may have changed since an alert was owed, so that is looked at again once a batch is claimed, and
    from then on every second: a subscriber who left, or whom a correction now tells better, gets no mail. Twice, or at
    the same time, is once. An event is put in words once for all who asked for it alike. Begins no batch after `until`.
    """
    if not enforce_limit(Stop.SENDING, settings.BRAKE_MAILS, _owed_since, "mails owed"):
        return 0
    forms: dict[tuple[int, bool, tuple[Terms, ...]], FormLetter] = {}

    def prepare(batch: Sequence[Alert]) -> Writer[Alert]:
        events = _events(batch)
        fresh = Fresh(lambda: _wanted(events.values(), batch))

        def write(alert: Alert) -> Mail | None:
            because = fresh.now()[alert.event_id].get(alert.subscriber_id)
            if not because:
                return None
            event, neutral = events[alert.event_id], alert.subscriber.neutral_subject
            key = (event.pk, neutral, tuple(one.terms for one in because))
            if key not in forms:
                forms[key] = letter(event, in_order(because), neutral=neutral)
            return fill(forms[key], event, alert.subscriber, [one.key for one in because])

        return write

    read = alerts.select_related("subscriber").only("event_id", "attempts", *(f"subscriber__{name}" for name in READER))
    return deliver(read, prepare, until)


def _owed_since(moment: datetime) -> int:
    return Alert.objects.filter(event__dispatched_at__gt=moment).exclude(state=AlertState.WAITING).count()


def _events(batch: Iterable[Alert]) -> dict[int, Event]:
    return Event.objects.with_their_change().in_bulk({alert.event_id for alert in batch})


def _wanted(events: Iterable[Event], batch: Iterable[Alert]) -> dict[int, dict[int, list[Wanted]]]:
    """Return by event who of the batch's readers still asks for it."""
    readers = {event.pk: [alert.subscriber_id for alert in batch if alert.event_id == event.pk] for event in events}
    return {event.pk: wanted(event, readers[event.pk]) for event in events}
