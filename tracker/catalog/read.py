"""Read: governments with all that they lie in, by prepared statements."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import prefetch_related_objects

from tracker.catalog.models import Jurisdiction
from tracker.prepared import Build, Values, ask

FIELDS = tuple(field.attname for field in Jurisdiction._meta.concrete_fields)
ABOVE = ("", "parent__", "parent__parent__")
COLUMNS = tuple(f"{above}{field}" for above in ABOVE for field in FIELDS)
ANY_DAY = datetime.min.replace(tzinfo=UTC)  # the gazetteer has no yesterday


def place_at(ocd_id: str) -> Jurisdiction | None:
    """Return the government with the Open Civic Data id, and its parents, in one query."""
    return next(read(_by_ocd_id, [ocd_id]), None)


def places_at(ocd_ids: Iterable[str]) -> list[Jurisdiction]:
    """Return the governments with the Open Civic Data ids, by name and each with its parent, in one query or none."""
    wanted = list(ocd_ids)
    return list(Jurisdiction.objects.select_related("parent").filter(ocd_id__in=wanted)) if wanted else []


def read(build: Build, *keys: Collection[object], moment: datetime = ANY_DAY) -> Iterator[Jurisdiction]:
    """Yield the governments that a queryset of `COLUMNS` finds, each with its parents; each `in` takes one `keys`."""
    for row in ask(build, *keys, moment=moment):
        yield placed(row)


def read_counties(places: Iterable[Jurisdiction]) -> None:
    """Read the counties of all townships among the places in one query: `in_full` names them."""
    prefetch_related_objects([place for place in places if place.nests_in_county], "counties")


def placed(row: Sequence[Any]) -> Jurisdiction:
    """Return the government that a row of `COLUMNS` holds, with its parents. Raises ValueError where it holds none."""
    above = None
    for start in reversed(range(0, len(COLUMNS), len(FIELDS))):
        values = row[start : start + len(FIELDS)]
        if values[0] is not None:
            one = Jurisdiction.from_db(connection.alias, FIELDS, values)
            one.parent, above = above, one
    if above is None:
        raise ValueError("a row without a government")
    return above


def _by_ocd_id(_moment: datetime) -> Values:
    return Jurisdiction.objects.order_by().filter(ocd_id__in=[""]).values_list(*COLUMNS)
