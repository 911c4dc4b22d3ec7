"""Prepared: the ORM's own statement for a queryset, built once and asked with other values each time.

To build such a statement takes several times as long as the database takes to answer it. The rows are tuples, as the
driver gives them: `aware`, `span` and `decoded` make of a column what the ORM would.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import cycle, islice
from typing import Any

from django.db import connection, models

MOST = 10_000  # values in one list: SQLite takes 32,766 in a statement
SOME_MOMENT = datetime.max.replace(tzinfo=UTC)  # stands in a statement for the moment that is asked for
Values = models.QuerySet[Any, Any]
Build = Callable[[datetime], Values]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement, cut where its values stand; each value is a fixed one, a list to come, or the moment to come."""

    parts: tuple[str, ...]
    values: tuple[Any, ...]
    lists: frozenset[int]
    moments: frozenset[int]


def ask(build: Build, keys: Collection[object], *lists: Collection[object], moment: datetime) -> list[tuple[Any, ...]]:
    """Return the rows of a queryset of values.

    `build` makes it for a moment. Where it asks `IN` a list of one, the keys are put in the first place and the lists
    in the others, in their order; a union that asks the same twice gets them all again. Many keys are asked for in
    several statements.
    """
    if not all(lists):
        return []
    rows = []
    for some in _batches(keys):
        statement, values = _filled(_statement(build, connection.vendor), [some, *lists], moment)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            rows += cursor.fetchall()
    return rows


@lru_cache(maxsize=10_000)
def aware(moment: datetime | str | None) -> datetime | None:
    """Return the moment with its zone, which SQLite does not keep; nor does it know what an expression comes to."""
    if isinstance(moment, str):
        return datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return moment and moment.replace(tzinfo=UTC)


def span(time: timedelta | int) -> timedelta:
    """Return the length of time, which SQLite keeps in microseconds."""
    return time if isinstance(time, timedelta) else timedelta(microseconds=time)


@lru_cache(maxsize=10_000)
def decoded(text: str | None) -> Any:
    """Return what a JSON column holds. Many rows hold the same, and nobody changes it."""
    return None if text is None else json.loads(text)


def _batches(keys: Collection[object]) -> Iterator[list[object]]:
    rest = iter(keys)
    while batch := list(islice(rest, MOST)):
        yield batch


def _filled(statement: Statement, lists: Sequence[Collection[object]], moment: datetime) -> tuple[str, list[Any]]:
    """Return the statement with as many marks as there are values, and the values."""
    then = connection.ops.adapt_datetimefield_value(moment)
    rest, text = cycle(lists), [statement.parts[0]]
    values: list[Any] = []
    for at, value in enumerate(statement.values):
        some = list(next(rest)) if at in statement.lists else [then if at in statement.moments else value]
        text += (", ".join(["%s"] * len(some)), statement.parts[at + 1])
        values += some
    return "".join(text), values


@cache
def _statement(build: Build, _vendor: str) -> Statement:
    text, values = build(SOME_MOMENT).query.get_compiler(connection=connection).as_sql()
    parts, moment = str(text).split("%s"), connection.ops.adapt_datetimefield_value(SOME_MOMENT)
    return Statement(
        parts=tuple(parts),
        values=tuple(values),
        lists=frozenset(at for at in range(len(values)) if parts[at].endswith("IN (") and parts[at + 1][:1] == ")"),
        moments=frozenset(at for at, value in enumerate(values) if value == moment),
    )
