"""Prepared: the ORM's own statement for a queryset, built once and asked with other values each time.

To build such a statement takes several times as long as the database takes to answer it.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

MARK = "IN (%s)"
MOST = 10_000  # values in one list: SQLite takes 32,766 in a statement
Values = models.QuerySet[Any, Any]
Build = Callable[[datetime], Values]


def ask(build: Build, keys: Collection[object], *lists: Collection[object], moment: datetime) -> list[tuple[Any, ...]]:
    """Return the rows of a queryset of values.

    `build` makes it for a moment. It asks first `IN` a list of one, in place of the keys, then so for each of the
    lists, and then only for the moment. Many keys are asked for in several statements.
    """
    if not all(lists):
        return []
    rows = []
    for some in _batches(keys):
        statement, values = _filled(build, [some, *lists], connection.ops.adapt_datetimefield_value(moment))
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            rows += cursor.fetchall()
    return rows


def _batches(keys: Collection[object]) -> Iterator[list[object]]:
    rest = iter(keys)
    while batch := list(islice(rest, MOST)):
        yield batch


def _filled(build: Build, lists: list[Collection[object]], moment: Any) -> tuple[str, list[Any]]:
    """Return the statement with as many marks as there are values, and the values."""
    first, *parts = _statement(build, connection.vendor)
    marks = (f"IN ({', '.join(['%s'] * len(some))})" for some in lists)
    statement = first + "".join(mark + part for mark, part in zip(marks, parts, strict=True))
    return statement, [*(value for some in lists for value in some), *[moment] * parts[-1].count("%s")]


@cache
def _statement(build: Build, _vendor: str) -> list[str]:
    """Return the statement, cut where its lists stand."""
    statement, _ = build(datetime.max.replace(tzinfo=UTC)).query.get_compiler(connection=connection).as_sql()
    return str(statement).split(MARK)
