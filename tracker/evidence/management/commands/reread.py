from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.evidence.management.crawling import crawl_and_ingest, declare_sources, line, named_sources
from tracker.vocabulary import Cause


class Command(BaseCommand):
    help = "Run today's reader over the stored pages of sources. What it finds goes to the desk and alerts nobody."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="+", help="the sources to read again")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, one a source")

    def handle(self, *_args: Any, **options: Any) -> None:
        declare_sources()
        for _crawl, result, outcome in crawl_and_ingest(named_sources(options["slug"]), cause=Cause.REREAD):
            self.stdout.write(line(result, outcome, as_json=options["json"]))
