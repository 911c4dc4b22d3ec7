from typing import Any

from django.core.management.base import BaseCommand

from tracker.catalog.load import load_catalog


class Command(BaseCommand):
    help = "Load the jurisdictions and the substances; may run twice."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{load_catalog()} jurisdictions")
