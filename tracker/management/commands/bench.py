"""manage.py bench [NAME…]: one line a figure, by tabs: name, value, goal, and holds, short or stretch."""

from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

BENCHES = ("alerts", "crawl", "find", "history", "kills", "lookup")


class Command(BaseCommand):
    help = "Measure, on scratch databases that go again, and hold each figure beside its goal."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="*", help=f"which of {', '.join(BENCHES)}; all of them without a name")
        parser.add_argument("--size", type=int, help="make it smaller, for a quick try; of `kills`, how many")
        parser.add_argument("--sqlite", action="store_true", help="let the kills fall on SQLite instead of PostgreSQL")

    def handle(self, *_args: Any, **options: Any) -> None:
        names = options["name"] or BENCHES
        if unknown := set(names) - set(BENCHES):
            raise CommandError(f"There is no bench {', '.join(sorted(unknown))}: choose from {', '.join(BENCHES)}.")
        if not (settings.ROOT / "tests" / "bench").is_dir() or find_spec("pytest") is None:
            raise CommandError(
                "The benches live in tests/bench and need what tests need: run this in a checkout"
                " where `manage.py test` has run."
            )
        for name in names:
            how = {"on_sqlite": True} if options["sqlite"] and name == "kills" else {}
            for figure in import_module(f"tests.bench.{name}").figures(options["size"], **how):
                self.stdout.write(str(figure))
                self.stdout.flush()
