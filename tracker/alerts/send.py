"""From what is owed to a mail that has left."""

from django.core.mail import EmailMessage

from tracker.alerts.deliver import deliver
from tracker.alerts.letter import letter
from tracker.alerts.models import Alert, Subscription
from tracker.review.models import Event
from tracker.vocabulary import EventKind


def send(alert: Alert) -> bool:
    """Send the alert, and return whether the mail server took it now.

    What was asked for may have changed since the alert was owed, so that is looked at again once the alert is claimed:
    a subscriber who left, or whom a correction now tells better, gets no mail. Twice, or at the same time, is once.
    """
    return deliver(alert, lambda: _write(alert))


def _write(alert: Alert) -> EmailMessage | None:
    wanted = Subscription.objects.wanting(alert.event).filter(subscriber=alert.subscriber)
    because = list(wanted.select_related("jurisdiction", "substance").order_by("pk"))
    if not because or _is_corrected(alert.event):
        return None
    return letter(alert.event, alert.subscriber, because)


def _is_corrected(event: Event) -> bool:
    """Whether a correction of the event's change was raised: it tells instead."""
    return Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=event.change_id).exists()
