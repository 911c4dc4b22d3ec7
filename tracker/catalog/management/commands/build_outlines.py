from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from tracker.catalog.build.outlines import build_outlines
from tracker.catalog.build.shapes import build_shapes


class Command(BaseCommand):
    help = "Rebuild the maps' outlines and the shapes of GeoJSON from files of the npm packages us-atlas, world-atlas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--us", type=Path, required=True, help="states-albers-10m.json")
        parser.add_argument("--globe", type=Path, required=True, help="states-10m.json, the same on the globe")
        parser.add_argument("--world", type=Path, required=True, help="countries-110m.json")

    def handle(self, *, us: Path, globe: Path, world: Path, **_options: Any) -> None:
        self.stdout.write(f"outlines.csv: {build_outlines(us, world)} rows")
        self.stdout.write(f"shapes.csv: {build_shapes(globe, world)} rows")
