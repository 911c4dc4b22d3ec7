"""When a source is read next, and who may read its hosts until then."""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Q

from tracker.contract import CrawlResult
from tracker.evidence.models import Crawl, Host, Source
from tracker.vocabulary import GOOD_OUTCOMES, Outcome

LEASE = timedelta(minutes=20)
FIRST_RETRY = timedelta(minutes=15)


def lease(sources: Iterable[Source], now: datetime) -> list[Source]:
    """Return those of the sources whose hosts nobody else reads now, and keep others off these hosts for 20 minutes.

    Each host is claimed by compare-and-set, so of two processes that ask at once one gets it. A host that sent
    Retry-After is nobody's until then.
    """
    ours: dict[str, bool] = {}
    for host in sorted({host for source in sources for host in hosts_of(source)}):
        Host.objects.get_or_create(name=host)
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        may = Q(not_before=None) | Q(not_before__lte=now)
        ours[host] = Host.objects.filter(free, may, name=host).update(leased_until=now + LEASE) == 1
    leased = [source for source in sources if all(ours[host] for host in hosts_of(source))]
    wanted = {host for source in leased for host in hosts_of(source)}
    release(host for host, is_ours in ours.items() if is_ours and host not in wanted)
    return leased


def release(hosts: Iterable[str]) -> None:
    """Let others read these hosts."""
    Host.objects.filter(name__in=list(hosts)).update(leased_until=None)


def hosts_of(source: Source) -> set[str]:
    """Return the host names that the source's addresses lie on."""
    return {urlsplit(url).hostname or "" for url in source.urls}


def reschedule(source: Source, outcome: Outcome, result: CrawlResult, now: datetime) -> None:
    """Write down how the reading went and when the next is due: sooner after trouble, backing off up to the cadence."""
    good = outcome in GOOD_OUTCOMES
    if outcome is Outcome.WAITING:
        _wait(source, result, now)
        return
    source.failures = 0 if good else source.failures + 1
    wait = source.every if good else min(source.every, FIRST_RETRY * 2 ** min(source.failures - 1, 10))
    source.next_due = now + wait * random.uniform(0.95, 1.05)  # noqa: S311 - jitter, not a secret
    if result.retry_after:
        source.next_due = max(source.next_due, result.retry_after)
        Host.objects.filter(name__in=hosts_of(source)).update(not_before=result.retry_after)
    source.last_outcome, source.last_reason = outcome, result.reason
    if good and result.seen_at:
        source.last_good_at = max(source.last_good_at or result.seen_at, result.seen_at)
    source.save()


def _wait(source: Source, result: CrawlResult, now: datetime) -> None:
    """Write down that the source waits, which is no failure. Only a person's look puts off a manual check."""
    source.last_outcome, source.last_reason = Outcome.WAITING, result.reason
    if not source.is_manual:
        source.next_due = now + source.every
    source.save()


def close_lost(now: datetime) -> int:
    """Mark the crawls whose process was lost as failed and return their number; their sources stay due."""
    lost = Crawl.objects.filter(outcome="", started_at__lte=now - LEASE)
    return lost.update(outcome=Outcome.FAILED, reason="lost: its process ended without a result", finished_at=now)
