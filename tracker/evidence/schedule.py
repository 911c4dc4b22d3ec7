"""When a source is crawled next, after what its last crawl came to."""

import random
from datetime import datetime

from tracker.contract import CrawlResult
from tracker.evidence.cadence import cadence
from tracker.evidence.lease import LEASE, hosts_of
from tracker.evidence.models import Crawl, Host, Source
from tracker.vocabulary import GOOD_OUTCOMES, Outcome

LOST_BEFORE_PARKED = 3
HOW_IT_WENT = (
    "next_due",
    "failures",
    "last_outcome",
    "last_reason",
    "last_good_at",
    "last_news_at",
    "quiet",
    "conditional",
    "lost",
    "parked_at",
)
"""What a crawl changes of its source. The rest is the staff's, who may change it while the source is crawled."""

FULL_CRAWL_EVERY = 10  # good crawls: then one asks for everything, whatever the hosts say of changes


def reschedule(source: Source, outcome: Outcome, result: CrawlResult, now: datetime) -> None:
    """Write down how the crawl went and when the next is due: sooner after trouble, backing off up to the cadence."""
    if outcome is Outcome.WAITING:
        _wait(source, result, now)
        return
    if outcome in GOOD_OUTCOMES:
        _went_well(source, outcome, result, now)
    else:
        source.failures += 1
    if result.lost:
        _lose(source, now)
    source.next_due = now + cadence(source, now) * random.uniform(0.9, 1.1)  # noqa: S311 - jitter, not a secret
    if result.retry_after:
        source.next_due = max(source.next_due, result.retry_after)
        Host.objects.filter(name__in=hosts_of(source)).update(not_before=result.retry_after)
    source.last_outcome, source.last_reason = outcome, result.reason
    source.save(update_fields=HOW_IT_WENT)


def wants_full_crawl(source: Source) -> bool:
    """Return whether the next crawl asks for every page without condition."""
    return source.conditional >= FULL_CRAWL_EVERY


def close_lost(now: datetime) -> int:
    """Mark the crawls whose process was lost as failed and return their number; their sources stay due."""
    lost = Crawl.objects.filter(outcome="", started_at__lte=now - LEASE).select_related("source")
    reason = "lost: its process ended without a result"
    ours = [
        crawl
        for crawl in lost
        if Crawl.objects.filter(pk=crawl.pk, outcome="").update(outcome=Outcome.FAILED, reason=reason, finished_at=now)
    ]
    for crawl in ours:
        _lose(crawl.source, now)
        crawl.source.save(update_fields=["lost", "parked_at"])
    return len(ours)


def unpark(source: Source, now: datetime) -> None:
    """Take a parked source up again: it is due at once, with three tries."""
    Source.objects.filter(pk=source.pk).update(parked_at=None, lost=0, next_due=now)


def _went_well(source: Source, outcome: Outcome, result: CrawlResult, now: datetime) -> None:
    source.conditional = 0 if wants_full_crawl(source) else source.conditional + 1
    source.failures = source.lost = 0
    source.parked_at = None
    source.quiet = source.quiet + 1 if outcome is Outcome.SAME else 0
    if outcome is Outcome.OK and source.last_good_at:
        source.last_news_at = now
    if result.seen_at:
        source.last_good_at = max(source.last_good_at or result.seen_at, result.seen_at)


def _lose(source: Source, now: datetime) -> None:
    """Count a crawl whose process ended; the third in a row parks the source, so that others are crawled in peace."""
    source.lost += 1
    if source.lost >= LOST_BEFORE_PARKED:
        source.parked_at = source.parked_at or now


def _wait(source: Source, result: CrawlResult, now: datetime) -> None:
    """Write down that the source waits, which is no failure. Only a person's look puts off a manual check."""
    source.last_outcome, source.last_reason = Outcome.WAITING, result.reason
    if not source.is_manual:
        source.next_due = now + source.every
    source.save(update_fields=HOW_IT_WENT)
