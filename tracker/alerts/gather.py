"""From alerts that wait to digests: one mail for a subscriber's day, or week, at eight in the morning where they live.

A slot is a local day; it begins at eight. Its digest is unique, takes what waited when the slot began or still waits
from before, and takes each alert once. So a clock that stood still, two clocks, a change to summer time or a
subscriber who moves lose nothing and repeat nothing: what misses a slot goes with the next.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from tracker.alerts.models import Alert, Digest, Subscriber
from tracker.alerts.words import AlertState, Frequency

MORNING = time(8)
MONDAY = 0


def awaiting_gathering(frequency: Frequency) -> QuerySet[Alert, int]:
    """Return the keys of the subscribers for whom alerts of this frequency wait that no digest has taken."""
    waiting = Alert.objects.filter(state=AlertState.WAITING, frequency=frequency, digest=None)
    return waiting.values_list("subscriber", flat=True).distinct()


@transaction.atomic
def gather(subscriber: Subscriber, frequency: Frequency, moment: datetime) -> Digest | None:
    """Put what waits for the subscriber into the digest of the slot that has begun; return it, or None for nothing new.

    The unique slot and the compare-and-set on `digest` make a second run, or one at the same time, find nothing to do.
    """
    slot, began = slot_of(subscriber.time_zone, frequency, moment)
    waiting = Alert.objects.filter(
        subscriber=subscriber,
        frequency=frequency,
        state=AlertState.WAITING,
        digest=None,
        event__dispatched_at__lt=began,
    )
    if not waiting.exists():
        return None
    digest, is_new = Digest.objects.get_or_create(
        subscriber=subscriber, frequency=frequency, slot=slot, defaults={"next_try_at": moment}
    )
    if not is_new:
        return None
    waiting.update(digest=digest)
    return digest


def slot_of(time_zone: str, frequency: Frequency, moment: datetime) -> tuple[date, datetime]:
    """Return the local day of the newest slot that has begun by the moment, and when it began, in UTC."""
    zone = ZoneInfo(time_zone)
    local = moment.astimezone(zone)
    day = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return day, datetime.combine(day, MORNING, zone).astimezone(UTC)
