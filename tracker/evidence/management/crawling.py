"""What the commands that crawl share: a batch of crawls begun, run in one child process, ingested one by one."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from scrapers import run
from tracker.catalog.models import Jurisdiction
from tracker.contract import CrawlResult
from tracker.evidence.declare import declare
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Host, Source
from tracker.evidence.recall import Recall
from tracker.evidence.schedule import wants_full_crawl
from tracker.evidence.store import keep
from tracker.vocabulary import Cause, Outcome


def declare_sources() -> None:
    """Bring the rows of the sources in step with the spider files.

    Raises CommandError where there is no database yet, or no gazetteer in it.
    """
    try:
        declare(run.declared(settings.SPIDER_MODULES))
    except (OperationalError, ProgrammingError, Jurisdiction.DoesNotExist) as error:
        raise CommandError(f"There is nothing to read into yet ({error}): run `manage.py up` first.") from error


def named_sources(slugs: Sequence[str]) -> list[Source]:
    """Return the sources of these names. Raises CommandError where one is not declared."""
    sources = list(Source.objects.filter(slug__in=slugs, declared=True))
    if unknown := sorted(set(slugs) - {source.slug for source in sources}):
        raise CommandError(f"No such source: {', '.join(unknown)}. `manage.py sources` lists them.")
    return sources


def crawl_and_ingest(  # noqa: PLR0913  (each is a switch of the caller's, and named)
    sources: Sequence[Source],
    *,
    cause: Cause,
    replay: Path | None = None,
    record: Path | None = None,
    limits: run.Limits | None = None,
    deadline: float | None = None,
) -> Iterator[tuple[Crawl, CrawlResult, Outcome]]:
    """Crawl the sources once and yield each crawl with its result and outcome, once that is written down."""
    crawls = {source.slug: _begin(source, cause) for source in sources}
    if not crawls:
        return
    waits = Host.objects.filter(not_before__isnull=False).values_list("name", "not_before")
    results = run.run(
        list(crawls),
        modules=settings.SPIDER_MODULES,
        keep=keep,
        recall=Recall(sources),
        replay=replay,
        record=record,
        reread=cause is Cause.REREAD,
        mirrors=settings.SOURCE_URLS,
        allow=settings.FETCH_ALLOW,
        contact=settings.PUBLIC_BASE_URL,
        not_before={host: moment for host, moment in waits if moment},
        unconditional=[source.slug for source in sources if wants_full_crawl(source)],
        limits=limits,
        deadline=deadline,
    )
    for result in results:
        crawl = crawls[result.source]
        yield crawl, result, ingest(crawl, result)


def _begin(source: Source, cause: Cause) -> Crawl:
    return Crawl.objects.create(source=source, cause=cause, started_at=timezone.now())


def line(result: CrawlResult, outcome: Outcome, *, as_json: bool) -> str:
    """Return what a command prints of one crawl; `bytes` as they came over the wire, `seconds` of wall time."""
    row: dict[str, Any] = {
        "source": result.source,
        "outcome": outcome,
        "reason": result.reason,
        "seen_at": result.seen_at and result.seen_at.isoformat(),
        "requests": result.requests,
        "pages": len(result.pages),
        "bytes": result.size,
        "observations": len(result.observations),
        "suspect": list(result.suspect),
        "seconds": round(result.seconds, 3),
    }
    return json.dumps(row) if as_json else "{source:32} {outcome:12} {reason}".format(**row)
