"""The newest rows of one source by their key, and what one crawl makes of them: written in a few statements."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Generic, TypeVar, cast

from django.db import connection
from django.db.models import Manager

from tracker.evidence.models import Observation, Page

Row = TypeVar("Row", bound=Page | Observation)


class Newest(Generic[Row]):
    """Rows of one model. `key` names what a row is of; `rows` are those that were the newest before the crawl."""

    def __init__(self, model: type[Row], key: Callable[[Row], Hashable], rows: Iterable[Row]) -> None:
        self._rows = cast("Manager[Row]", model._default_manager)
        self._key = key
        self._newest = {key(row): row for row in rows}
        self._added: list[Row] = []
        self._again: dict[int, Row] = {}
        self._overtaken: list[int] = []

    def of(self, key: Hashable) -> Row | None:
        """Return the newest row of that key."""
        return self._newest.get(key)

    def add(self, row: Row) -> None:
        """Add a row. It takes the place of the newest one unless that was seen later."""
        held = self.of(self._key(row))
        self._added.append(row)
        if held and held.seen_at > row.seen_at:
            return
        row.newest = True
        self._newest[self._key(row)] = row
        if held:
            held.newest = False
            if held.pk:
                self._overtaken.append(held.pk)

    def see_again(self, row: Row, moment: datetime) -> None:
        """Note that a row was seen as late as the moment."""
        if moment > row.last_seen_at:
            row.last_seen_at = moment
            if row.pk:
                self._again[row.pk] = row

    def write(self) -> None:
        """Write all of it down."""
        self._rows.filter(pk__in=self._overtaken).update(newest=False)
        self._rows.bulk_create(self._added)
        self._move()

    def _move(self) -> None:
        """Write when the rows were seen again: most of a re-crawl, and nearly all of `bulk_update` is its statement."""
        moment_of = connection.ops.adapt_datetimefield_value
        moves = [(moment_of(row.last_seen_at), key) for key, row in self._again.items()]
        table = self._rows.model._meta.db_table
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET last_seen_at = %s WHERE id = %s", moves)  # noqa: S608 - our own name
