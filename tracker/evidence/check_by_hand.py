"""Check by hand: a person has looked at a source that no machine reads, and found nothing changed."""

from datetime import datetime

from django.db import transaction

from tracker.evidence.models import Crawl, Source
from tracker.vocabulary import Cause, Outcome


def check_by_hand(source: Source, by: str, now: datetime) -> Crawl:
    """Write down that `by` looked at a manual check now and found it as it was; return the crawl.

    It is due again after its interval. A second look is another crawl. Raises ValueError for a source that a machine
    reads: its crawls are the machine's.
    """
    if not source.is_manual:
        raise ValueError(f"{source} is read by machine")
    with transaction.atomic():
        source.last_outcome, source.last_reason = Outcome.SAME, f"looked at by {by}: nothing changed"
        source.last_good_at, source.next_due, source.failures = now, now + source.every, 0
        source.save(update_fields=["last_outcome", "last_reason", "last_good_at", "next_due", "failures"])
        return Crawl.objects.create(
            source=source,
            cause=Cause.HAND,
            started_at=now,
            finished_at=now,
            outcome=Outcome.SAME,
            reason=source.last_reason,
            seen_at=now,
        )
