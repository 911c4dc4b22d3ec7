"""The way out: one subscription, what brought a mail, or everything. Each is written in the book of those who left."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tracker.alerts.departed.book import log_parting
from tracker.alerts.departed.words import Parting
from tracker.alerts.models import Subscriber, Subscription
from tracker.alerts.token import StopLink


@transaction.atomic
def end(subscriber: Subscriber, subscriptions: Iterable[Subscription]) -> int:
    """End these of the subscriber's subscriptions, and return how many were still live. Twice ends nothing more."""
    ended = 0
    for subscription in subscriptions:
        live = Subscription.objects.filter(pk=subscription.pk, subscriber=subscriber, ended_at=None)
        if live.update(ended_at=timezone.now()):
            log_parting(Parting.STOPPED, subscriber.mailbox, subscription.pk)
            ended += 1
    return ended


@transaction.atomic
def end_everything(subscriber: Subscriber) -> bool:
    """End all that the subscriber has and begin a new round; return whether this call did it.

    Compare-and-set on the round: who was read in an earlier one ends nothing that was started since.
    """
    moment = timezone.now()
    current = Subscriber.objects.filter(pk=subscriber.pk, round=subscriber.round)
    if not current.update(ended_at=moment, round=F("round") + 1):
        return False
    Subscription.objects.filter(subscriber=subscriber, ended_at=None).update(ended_at=moment)
    log_parting(Parting.LEFT, subscriber.mailbox)
    return True


def unsubscribe(stop: StopLink) -> int:
    """End the subscriptions that brought the mail, and return how many were still live. Twice ends nothing more."""
    return end(stop.subscriber, stop.subscriptions)


def unsubscribe_from_everything(stop: StopLink) -> bool:
    """End all that the subscriber has; return whether nothing is sent to them any more.

    Only a link of the current round can do it: one in an old, forwarded mail ends nothing that was started since.
    """
    if stop.is_current:
        end_everything(stop.subscriber)
    return Subscriber.objects.filter(pk=stop.subscriber.pk, ended_at__isnull=False).exists()
