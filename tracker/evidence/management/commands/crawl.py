from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tracker.contract import CrawlResult
from tracker.evidence.batches import batches
from tracker.evidence.management.crawl_live import crawl_live
from tracker.evidence.management.crawling import crawl_and_ingest, declare_sources, line, named_sources
from tracker.evidence.models import Source
from tracker.evidence.schedule import close_lost, reschedule
from tracker.vocabulary import Cause, Outcome

Read = Iterator[tuple[CrawlResult, Outcome]]


class Command(BaseCommand):
    help = "Read sources and write down what they say. Nothing is published by this: it only leaves observations."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="*", help="the sources to read, as `manage.py sources` names them")
        parser.add_argument("--due", action="store_true", help="read those that are due: of the named, or of all")
        parser.add_argument("--replay", action="append", default=[], metavar="FILE", help="answer from a WARC file")
        parser.add_argument("--record", metavar="FILE", help="write every exchange to a WARC file")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, one a source")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["slug"] and not options["due"]:
            raise CommandError("Name the sources to read, or say --due. `manage.py sources` lists them.")
        visits = [_existing(file) for file in options["replay"]]
        declare_sources()
        close_lost(timezone.now())
        sources = _wanted(options["slug"], only_due=options["due"])
        record = Path(options["record"]) if options["record"] else None
        live = (crawl_live(batch, record=record) for batch in batches(sources))
        for crawls in [_replayed(sources, file, record) for file in visits] or live:
            for result, outcome in crawls:
                self.stdout.write(line(result, outcome, as_json=options["json"]))
                self.stdout.flush()  # each as it is in, for whoever follows along


def _wanted(slugs: list[str], *, only_due: bool) -> list[Source]:
    named = named_sources(slugs)
    if not only_due:
        return named
    due = Source.objects.due(timezone.now())
    return [source for source in due if source in named] if slugs else list(due)


def _existing(file: str) -> Path:
    if not Path(file).is_file():
        raise CommandError(f"There is no file {file} to replay.")
    return Path(file)


def _replayed(sources: list[Source], file: Path, record: Path | None) -> Read:
    """Read from a recorded visit: nobody's host is touched, so no lease is needed."""
    for crawl, result, outcome in crawl_and_ingest(sources, cause=Cause.CRAWL, replay=file, record=record):
        reschedule(crawl.source, outcome, result, timezone.now())
        yield result, outcome
