"""The clocks on which addresses are forgotten: seven days unconfirmed, 28 days unsubscribed or suppressed."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from tracker.alerts.departed.remember import remember
from tracker.alerts.models import SignUp, Subscriber, Subscription, Webhook

UNCONFIRMED = timedelta(days=7)
UNSUBSCRIBED = timedelta(days=28)


def forget_the_departed(moment: datetime) -> int:
    """Delete the addresses whose time is over, with all that hangs on them, and return how many. Twice is once.

    Of one that was asked in vain or wants no mail, a seal stays. Nor does SQLite's log keep what was deleted until now,
    by whomever.
    """
    forgotten = sum(_forget(subscriber) for subscriber in awaiting_forgetting(moment).iterator())
    SignUp.objects.filter(confirmed_at=None, requested_at__lte=moment - UNCONFIRMED).delete()
    transaction.on_commit(_empty_the_log)
    return forgotten


def awaiting_forgetting(moment: datetime) -> QuerySet[Subscriber]:
    """Return whom nothing is owed to any more: who never said yes in time, and who has had no subscription for long.

    One whose mailbox bounced, but whose program goes on listening, is not among them.
    """
    asked = SignUp.objects.filter(subscriber=OuterRef("pk"), requested_at__gt=moment - UNCONFIRMED)
    never_confirmed = Q(confirmed_at=None, created_at__lte=moment - UNCONFIRMED) & ~Exists(asked)
    live = Subscription.objects.filter(subscriber=OuterRef("pk"), ended_at=None)
    over = Subscriber.objects.annotate(last=Max("subscriptions__ended_at")).filter(
        ~Exists(live), ~Exists(asked), confirmed_at__isnull=False, last__lte=moment - UNSUBSCRIBED
    )
    hears = Webhook.objects.active().filter(subscriber=OuterRef("pk"))
    suppressed = Q(suppressed_at__lte=moment - UNSUBSCRIBED) & ~Exists(hears)
    return Subscriber.objects.filter(never_confirmed | suppressed | Q(pk__in=over.values("pk")))


@transaction.atomic
def _forget(subscriber: Subscriber) -> int:
    remember(subscriber)
    subscriber.alerts.all().delete()
    subscriber.delete()
    return 1


def _empty_the_log() -> None:
    """Let SQLite's log go over into the database: there, deleted rows are overwritten."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
