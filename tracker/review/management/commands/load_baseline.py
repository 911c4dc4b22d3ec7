from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.review.baseline.load import load_baseline
from tracker.review.baseline.row import BaselineRefused


class Command(BaseCommand):
    help = "Publish what others report of the law, to start the record with, and tell nobody; may run twice."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            self.stdout.write(f"{load_baseline()} facts of the baseline published")
        except BaselineRefused as refusal:
            raise CommandError(str(refusal)) from refusal
