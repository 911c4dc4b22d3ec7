"""Edition: a name for all that a bulk file is made of. While it is the same, so are the file's bytes.

A table is made of the record, or of the gazetteer alone; the labels of the record and of the day in each place. All are
made by this program, and another release may write the same record otherwise.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from tracker.catalog.table import DATA
from tracker.lookup.geojson import LABELS
from tracker.lookup.kept import quarter_of
from tracker.lookup.queries import places_of_note
from tracker.lookup.tables import TABLES
from tracker.record.stamp import WHOLE, stamps

LENGTH = 32  # characters


def edition(name: str, moment: datetime) -> str:
    """Return the edition of the bulk file of that name as of the moment."""
    return _edition(name, moment, stamps())


def version_at(moment: datetime, names: Iterable[str]) -> str:
    """Return the edition of all files of these names together, as of the moment."""
    tokens = stamps()
    return version(_edition(name, moment, tokens) for name in names)


def version(editions: Iterable[str]) -> str:
    """Return the edition of all files together, from the editions of each in their order."""
    return _hash(editions)


def _edition(name: str, moment: datetime, tokens: Mapping[int, str]) -> str:
    if name == LABELS:
        return _hash((_program(), tokens[WHOLE], _days(tokens[WHOLE], quarter_of(moment))))
    return _hash((_program(), tokens[TABLES[name].stamp]))


@lru_cache(maxsize=2)
def _days(_stamp: str, quarter: datetime) -> str:
    """Return the day in each time zone of a place that has a label, and in UTC; it begins only with a quarter."""
    labelled = places_of_note(timezone.now())
    zones = labelled.order_by("time_zone").values_list("time_zone", flat=True).distinct()
    return " ".join(f"{quarter.astimezone(zone):%Y-%m-%d}" for zone in (UTC, *map(ZoneInfo, zones)))


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a hash of the program, of what it stands on and of the shapes."""
    room = settings.ROOT / "tracker"
    files = (*sorted(room.rglob("*.py")), room / "locks" / "run.txt", DATA / "shapes.csv")
    return _hash(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _hash(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:LENGTH]
