from typing import Any

from django.core.management.base import BaseCommand

from tracker.alerts.departed.release import release


class Command(BaseCommand):
    help = "After a backup was restored: take out again who left since, and let mail go out."

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = release(None)
        self.stdout.write(f"{done.departed} had left; {done.perhaps_sent} alerts wait that may have been sent before")
