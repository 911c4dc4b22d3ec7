"""The way out: what brought a mail, or everything."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tracker.alerts.models import Subscriber, Subscription
from tracker.alerts.token import Stop


def unsubscribe(stop: Stop) -> int:
    """End the subscriptions that brought the mail, and return how many were still live. Twice ends nothing more."""
    ids = [subscription.pk for subscription in stop.subscriptions]
    return Subscription.objects.filter(pk__in=ids, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def unsubscribe_from_everything(stop: Stop) -> bool:
    """End all that the subscriber has and begin a new round; return whether nothing is sent to them any more.

    Only a link of the current round can do it: one in an old, forwarded mail ends nothing that was started since.
    """
    moment = timezone.now()
    current = Subscriber.objects.filter(pk=stop.subscriber.pk, round=stop.subscriber.round)
    if stop.is_current and current.update(ended_at=moment, round=F("round") + 1):
        Subscription.objects.filter(subscriber=stop.subscriber, ended_at=None).update(ended_at=moment)
    return Subscriber.objects.filter(pk=stop.subscriber.pk, ended_at__isnull=False).exists()
