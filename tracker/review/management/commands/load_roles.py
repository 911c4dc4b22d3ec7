from typing import Any

from django.core.management.base import BaseCommand

from tracker.review.roles import load_roles


class Command(BaseCommand):
    help = "Make the groups reviewer, publisher and operator, each with just its permissions. May run twice."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{load_roles()} roles")
