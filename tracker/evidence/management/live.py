"""Read sources from the live web: those whose hosts nobody else reads now."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from scrapers.run import Limits
from tracker.contract import CrawlResult
from tracker.evidence.management.reading import read
from tracker.evidence.models import Source
from tracker.evidence.schedule import hosts_of, lease, release, reschedule
from tracker.vocabulary import Cause, Outcome


def read_live(
    sources: Sequence[Source], *, record: Path | None = None, limits: Limits | None = None
) -> Iterator[tuple[CrawlResult, Outcome]]:
    """Read the sources, write down what they say and when each is due again; yield each result as it is in."""
    leased = lease(sources, timezone.now())
    try:
        for crawl, result, outcome in read(leased, cause=Cause.CRAWL, record=record, limits=limits):
            reschedule(crawl.source, outcome, result, timezone.now())
            yield result, outcome
    finally:
        release(host for source in leased for host in hosts_of(source))
