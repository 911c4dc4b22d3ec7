"""Read: the rows of the record about some governments and substances, as tuples."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from tracker.catalog.models import Jurisdiction
from tracker.record.cell import Cell, Government, Provision, Voiding
from tracker.record.models import Instrument, Preemption, Rule
from tracker.record.prepared import Values, ask

LIES_IN = Jurisdiction.counties.through


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whose rows on which substances, by their keys, were held at a moment; or recorded up to it, superseded or not."""

    governments: Mapping[int, Government]
    substances: Sequence[int]
    known: datetime
    superseded: bool


def around(places: Sequence[Jurisdiction], known: datetime) -> tuple[dict[int, Government], dict[int, list[str]]]:
    """Return all governments whose law may reach the places, by key, and for each place their OCD ids.

    They are the place itself, what it lies in by its id, and its counties.
    """
    above = {place.pk: place.above() for place in places}
    named = {ocd_id for ids in above.values() for ocd_id in ids}
    governments = [Government._make(row) for row in ask(_governments, named, moment=known)]
    counties: dict[int, list[str]] = defaultdict(list)
    for place, *county in ask(_counties, above, moment=known):
        governments.append(Government._make(county))
        counties[place].append(governments[-1].ocd_id)
    lying_in = {place: list(dict.fromkeys((*ids, *counties[place]))) for place, ids in above.items()}
    return {one.pk: one for one in governments}, lying_in


def cells(asked: Asked) -> Iterator[Cell]:
    """Yield the rules, each with its government and its instrument."""
    rows = ask(_rules_recorded if asked.superseded else _rules, asked.governments, asked.substances, moment=asked.known)
    instruments = {row[2] for row in rows}  # many rules share one: to read each once is less than to join them
    provisions = {row[0]: Provision._make(row) for row in ask(_instruments, instruments, moment=asked.known)}
    for pk, place, instrument, *plain, recorded_at, superseded_at, threshold, conditions in rows:
        law = (asked.governments[place], provisions[instrument])
        told = (_aware(recorded_at), _aware(superseded_at))
        yield Cell._make((pk, *law, *plain, *told, _decoded(threshold), _decoded(conditions)))


def voidings(asked: Asked) -> Iterator[Voiding]:
    """Yield the preemptions, each with its government."""
    build = _preemptions_recorded if asked.superseded else _preemptions
    rows = ask(build, asked.governments, asked.substances, moment=asked.known)
    for pk, place, *plain, recorded_at, superseded_at, activities, saves in rows:
        told = (_aware(recorded_at), _aware(superseded_at))
        yield Voiding._make((pk, asked.governments[place], *plain, *told, _decoded(activities), _decoded(saves)))


def _aware(moment: datetime | None) -> datetime | None:
    """Return the moment with its zone, which SQLite does not keep."""
    return moment and moment.replace(tzinfo=UTC)


@lru_cache(maxsize=10_000)
def _decoded(text: str | None) -> Any:
    """Return what a JSON column holds. Many rows hold the same, and nobody changes it."""
    return None if text is None else json.loads(text)


def _governments(_moment: datetime) -> Values:
    return Jurisdiction.objects.order_by().filter(ocd_id__in=[""]).values_list(*Government._fields)


def _counties(_moment: datetime) -> Values:
    county = (f"to_jurisdiction__{field}" for field in Government._fields)
    return LIES_IN.objects.filter(from_jurisdiction__in=[0]).values_list("from_jurisdiction", *county)


def _rules(moment: datetime) -> Values:
    return Rule.objects.of([0], [0]).held(moment).values_list(*Cell._fields)


def _rules_recorded(moment: datetime) -> Values:
    return Rule.objects.of([0], [0]).recorded(moment).values_list(*Cell._fields)


def _instruments(_moment: datetime) -> Values:
    return Instrument.objects.filter(pk__in=[0]).values_list(*Provision._fields)


def _preemptions(moment: datetime) -> Values:
    return Preemption.objects.of([0], [0]).held(moment).values_list(*Voiding._fields)


def _preemptions_recorded(moment: datetime) -> Values:
    return Preemption.objects.of([0], [0]).recorded(moment).values_list(*Voiding._fields)
