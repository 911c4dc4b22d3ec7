from typing import Any

from django.core.management.base import BaseCommand

from tracker.celery import TIMETABLE, app

CRAWL = "tracker.tasks.crawl_due"


class Command(BaseCommand):
    help = "Run the line from propose to send once, in this process, as the clock would."

    def handle(self, *_args: Any, **_options: Any) -> None:
        app.loader.import_default_modules()
        for task in TIMETABLE:
            if task != CRAWL:
                app.tasks[task]()
