"""The second half of the double opt-in: the owner of the mailbox says yes."""

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from tracker.alerts.departed.book import log_parting
from tracker.alerts.departed.remember import answered
from tracker.alerts.departed.words import Parting
from tracker.alerts.models import SignUp, Subscriber, Subscription


@transaction.atomic
def confirm(sign_up: SignUp) -> bool:
    """Start the subscriptions that were asked for, and return whether this call did it.

    The sign-up is claimed by compare-and-set, and only while the subscriber is in the round it was read in: a second
    call, or one that comes after everything was stopped, starts nothing.
    """
    moment = timezone.now()
    subscriber = Subscriber.objects.select_for_update().get(pk=sign_up.subscriber_id)
    claimed = SignUp.objects.filter(pk=sign_up.pk, confirmed_at=None)
    if subscriber.round != sign_up.subscriber.round or not claimed.update(confirmed_at=moment):
        return False
    begins = subscriber.confirmed_at is None or subscriber.ended_at is not None
    Subscriber.objects.filter(pk=subscriber.pk).update(
        confirmed_at=Coalesce("confirmed_at", moment),
        ended_at=None,
        paused_at=None,
        time_zone=sign_up.jurisdiction.time_zone if begins and sign_up.jurisdiction else subscriber.time_zone,
    )
    answered(subscriber)
    log_parting(Parting.JOINED, subscriber.mailbox)
    wished = {"frequency": sign_up.frequency, "includes_below": sign_up.includes_below}
    for topic in sign_up.topics:
        Subscription.objects.update_or_create(
            subscriber=subscriber,
            jurisdiction=sign_up.jurisdiction,
            substance=sign_up.substance,
            topic=topic,
            ended_at=None,
            defaults=wished,
            create_defaults={**wished, "created_at": moment},
        )
    return True
