"""Read sources from the live web: those whose hosts nobody else reads now."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from scrapers.run import Limits
from tracker.contract import CrawlResult, nothing_read
from tracker.evidence.lease import LEASE, hosts_of, lease, release, why_not_leased
from tracker.evidence.management.crawling import crawl_and_ingest
from tracker.evidence.models import Source
from tracker.evidence.schedule import reschedule
from tracker.vocabulary import Cause, Outcome

TO_WRITE = timedelta(minutes=2)  # of a lease: what is left to write down what was read


def crawl_live(
    sources: Sequence[Source], *, record: Path | None = None, limits: Limits | None = None
) -> Iterator[tuple[CrawlResult, Outcome]]:
    """Read the sources, write down what they say and when each is due again; yield each result as it is in.

    A source whose host is another's, or asked for time, is not read and waits; that leaves no trace in its rows.
    """
    now = timezone.now()
    leased = lease(sources, now)
    try:
        for source in sources:
            if source not in leased:
                yield nothing_read(source.slug, Outcome.WAITING, why_not_leased(source, now)), Outcome.WAITING
        deadline = (LEASE - TO_WRITE).total_seconds()
        for crawl, result, outcome in crawl_and_ingest(
            leased, cause=Cause.CRAWL, record=record, limits=limits, deadline=deadline
        ):
            reschedule(crawl.source, outcome, result, timezone.now())
            yield result, outcome
    finally:
        release(host for source in leased for host in hosts_of(source))
