from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from tracker.catalog.build.outlines import build_outlines


class Command(BaseCommand):
    help = "Rebuild the outlines of the maps from two files of the npm packages us-atlas and world-atlas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--us", type=Path, required=True, help="states-albers-10m.json")
        parser.add_argument("--world", type=Path, required=True, help="countries-110m.json")

    def handle(self, *, us: Path, world: Path, **_options: Any) -> None:
        self.stdout.write(f"outlines.csv: {build_outlines(us, world)} rows")
