"""Edition: a name for all that a bulk file is made of. While it is the same, so are the file's bytes.

A table is made of the record, or of the gazetteer alone; the labels of the record and of the day in each place. All are
made by this program, and another release may write the same record otherwise.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from tracker.catalog.models import Jurisdiction
from tracker.catalog.table import DATA
from tracker.lookup.geojson import LABELS
from tracker.lookup.kept import quarter_of
from tracker.lookup.tables import TABLES
from tracker.record.stamp import GAZETTEER, WHOLE, stamps

LENGTH = 32  # characters


def editions(moment: datetime) -> dict[str, str]:
    """Return the edition of each bulk file by its name as of the moment, in one query."""
    tokens = stamps()
    days = _days(tokens[GAZETTEER], quarter_of(moment))
    of_tables = {name: _hash((_program(), tokens[table.stamp])) for name, table in TABLES.items()}
    return of_tables | {LABELS: _hash((_program(), tokens[WHOLE], days))}


def version(of_files: Iterable[str]) -> str:
    """Return the edition of all files together, from the editions of each in their order."""
    return _hash(of_files)


@lru_cache(maxsize=2)
def _days(_gazetteer: str, quarter: datetime) -> str:
    """Return the day in each time zone that a place has, and in UTC; a day begins only with a quarter of an hour."""
    zones = Jurisdiction.objects.order_by("time_zone").values_list("time_zone", flat=True).distinct()
    return " ".join(f"{quarter.astimezone(zone):%Y-%m-%d}" for zone in (UTC, *map(ZoneInfo, zones)))


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a hash of the program, of what it stands on and of the shapes."""
    room = settings.ROOT / "tracker"
    files = (*sorted(room.rglob("*.py")), room / "locks" / "run.txt", DATA / "shapes.csv")
    return _hash(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _hash(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:LENGTH]
