"""Look: a person has looked at a manual check and found nothing changed."""

from datetime import datetime

from django.db import transaction

from tracker.evidence.models import Crawl, Source
from tracker.vocabulary import Cause, Outcome


def look(source: Source, by: str, now: datetime) -> Crawl:
    """Write down that `by` looked at a manual check now and found it as it was; return the reading.

    It is due again after its interval. A second look is another reading. Raises ValueError for a source that a machine
    reads: its readings are the machine's.
    """
    if not source.is_manual:
        raise ValueError(f"{source} is read by machine")
    with transaction.atomic():
        source.last_outcome, source.last_reason = Outcome.SAME, f"looked at by {by}: nothing changed"
        source.last_good_at, source.next_due, source.failures = now, now + source.every, 0
        source.save()
        return Crawl.objects.create(
            source=source,
            cause=Cause.HAND,
            started_at=now,
            finished_at=now,
            outcome=Outcome.SAME,
            reason=source.last_reason,
            seen_at=now,
        )
