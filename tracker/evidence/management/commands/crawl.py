import json
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from scrapers import run
from tracker.contract import CrawlResult
from tracker.evidence.declare import declare
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Source
from tracker.evidence.recall import recall
from tracker.evidence.schedule import close_lost, hosts_of, lease, release, reschedule
from tracker.evidence.store import keep
from tracker.vocabulary import Cause, Outcome


class Command(BaseCommand):
    help = "Read sources and write down what they say. Nothing is published by this: it only leaves observations."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("slug", nargs="*", help="the sources to read, as `manage.py sources` names them")
        parser.add_argument("--due", action="store_true", help="read every source that is due")
        parser.add_argument(
            "--replay",
            action="append",
            default=[],
            metavar="FILE",
            help="answer from a WARC; a later file is a later visit",
        )
        parser.add_argument("--record", metavar="FILE", help="write every exchange to a WARC file")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, one a source")

    def handle(self, *_args: Any, **options: Any) -> None:
        declare(run.declared(settings.SPIDER_MODULES))
        close_lost(timezone.now())
        sources = _due() if options["due"] else _named(options["slug"])
        for file in options["replay"] or [None]:
            for line in _visit(sources, _warc(file), options["record"] and Path(options["record"])):
                self.stdout.write(
                    json.dumps(line) if options["json"] else "{source:32} {outcome:12} {reason}".format(**line)
                )


def _due() -> list[Source]:
    return list(Source.objects.due(timezone.now()))


def _named(slugs: list[str]) -> list[Source]:
    if not slugs:
        raise CommandError("Name the sources to read, or say --due. `manage.py sources` lists them.")
    sources = Source.objects.filter(slug__in=slugs, declared=True)
    if unknown := sorted(set(slugs) - {source.slug for source in sources}):
        raise CommandError(f"No such source: {', '.join(unknown)}. `manage.py sources` lists them.")
    return list(sources)


def _warc(file: str | None) -> Path | None:
    if file and not Path(file).is_file():
        raise CommandError(f"There is no file {file} to replay.")
    return Path(file) if file else None


def _visit(sources: list[Source], replay: Path | None, record: Path | None) -> Iterator[dict[str, Any]]:
    """Read the sources once and yield a line for each. A replay touches no host, so it needs no lease and no clock."""
    mine = sources if replay else lease(sources, timezone.now())
    try:
        crawls = {source.slug: _begin(source) for source in mine}
        for result in _results(crawls, replay, record):
            crawl = crawls[result.source]
            outcome = ingest(crawl, result)
            reschedule(crawl.source, outcome, result, timezone.now())
            yield _line(result, outcome)
    finally:
        if not replay:
            release(host for source in mine for host in hosts_of(source))


def _begin(source: Source) -> Crawl:
    return Crawl.objects.create(source=source, cause=Cause.CRAWL, started_at=timezone.now())


def _results(crawls: dict[str, Crawl], replay: Path | None, record: Path | None) -> Iterator[CrawlResult]:
    if not crawls:
        return iter(())
    return run.run(
        list(crawls),
        modules=settings.SPIDER_MODULES,
        keep=keep,
        recall=recall,
        replay=replay,
        record=record,
        mirrors=settings.SOURCE_URLS,
        allow=settings.FETCH_ALLOW,
        contact=settings.PUBLIC_BASE_URL,
    )


def _line(result: CrawlResult, outcome: Outcome) -> dict[str, Any]:
    return {
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
