import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.evidence.management.crawling import declare_sources
from tracker.evidence.models import Source


class Command(BaseCommand):
    help = "Bring the rows of the sources in step with the spider files, and list them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *_args: Any, **options: Any) -> None:
        declare_sources()
        for source in Source.objects.filter(declared=True).select_related("jurisdiction"):
            row = as_row(source)
            self.stdout.write(json.dumps(row) if options["json"] else "{slug:32} {health:12} {publisher}".format(**row))


def as_row(source: Source) -> dict[str, Any]:
    """Return what `sources --json` says of a source; `every` is in seconds."""
    return {
        "slug": source.slug,
        "jurisdiction": source.jurisdiction.ocd_id,
        "publisher": source.publisher,
        "urls": source.urls,
        "every": int(source.every.total_seconds()),
        "authority": source.authority,
        "first_read": source.first_read and source.first_read.isoformat(),
        "health": source.health,
        "manual": source.is_manual,
        "look_for": source.look_for,
    }
