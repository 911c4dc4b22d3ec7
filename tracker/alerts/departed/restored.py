"""Whether the database was restored from a backup: then nobody is mailed until an operator says so.

The clock writes a growing number into the database and then beside it. A database that is behind the number beside it,
or has one where there is none beside it, was brought back from a backup: it has forgotten whom it told and who left.
A crash or a power cut is no restore: what is written beside the database is on the database's disk already.
"""

import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from tracker.alerts.departed.models import Mark

NAME = "mark"

log = logging.getLogger(__name__)


def is_restored() -> bool:
    """Return whether this database is older than what is kept beside it: then nothing may be sent."""
    on_disk = number_on_disk()  # first: the clock writes the database first
    in_database = number_in_database()
    return in_database > 0 if on_disk is None else on_disk > in_database


def advance_mark() -> None:
    """Go one number on, in the database and then beside it; not in a restored one, which would else seem new."""
    if is_restored():
        log.error("no mail is sent: this database is older than %s. An operator must release it", _path())
        return
    _advance_in_database()
    write_on_disk(number_in_database())


def _advance_in_database() -> None:
    """Go one number on there, and on its disk: PostgreSQL may have been told not to wait for that, and SQLite is."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit TO on")
        Mark.objects.get_or_create(pk=1)
        Mark.objects.filter(pk=1).update(number=F("number") + 1, moved_at=timezone.now())
    log_of_sqlite = Path(f"{connection.settings_dict['NAME']}-wal")
    if connection.vendor == "sqlite" and log_of_sqlite.exists():
        with log_of_sqlite.open("rb+") as file:
            os.fsync(file.fileno())


def number_in_database() -> int:
    """Return the number that the database holds, 0 for none."""
    return Mark.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def number_on_disk() -> int | None:
    """Return the number that is kept beside the database, or None for none."""
    path = _path()
    return int(path.read_text()) if path.exists() else None


def write_on_disk(number: int) -> None:
    """Keep the number beside the database, whole or not at all."""
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("w") as file:
        file.write(str(number))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _path() -> Path:
    return Path(settings.DEPARTED_DIR) / NAME
