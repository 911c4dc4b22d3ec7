"""Read: the rows of the record about some governments and substances, as tuples."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, Value

from tracker.catalog.models import Jurisdiction
from tracker.prepared import Values, ask, aware, decoded
from tracker.record.cell import Cell, Government, Provision, Voiding
from tracker.record.models import Preemption, Rule

LIES_IN = Jurisdiction.counties.through
NO_PLACE = Value(None, output_field=BigIntegerField())
LAW = len(Provision._fields)
PK, JURISDICTION, _INSTRUMENT, *PLAIN = Cell._fields
RULE = (PK, JURISDICTION, *(f"instrument__{field}" for field in Provision._fields), *PLAIN)


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
    governments: dict[int, Government] = {}
    counties: dict[int, list[str]] = defaultdict(list)
    for place, *row in ask(_around, named, above, moment=known):
        one = Government._make(row)
        governments[one.pk] = one
        if place:
            counties[place].append(one.ocd_id)
    lying_in = {place: list(dict.fromkeys((*ids, *counties[place]))) for place, ids in above.items()}
    return governments, lying_in


def cells(asked: Asked) -> Iterator[Cell]:
    """Yield the rules, each with its government and its instrument."""
    rows = ask(_rules_recorded if asked.superseded else _rules, asked.governments, asked.substances, moment=asked.known)
    for pk, place, *plain, recorded_at, superseded_at, threshold, conditions in rows:
        law = (asked.governments[place], Provision._make(plain[:LAW]))
        told = (aware(recorded_at), aware(superseded_at))
        yield Cell._make((pk, *law, *plain[LAW:], *told, decoded(threshold), decoded(conditions)))


def voidings(asked: Asked) -> Iterator[Voiding]:
    """Yield the preemptions, each with its government."""
    build = _preemptions_recorded if asked.superseded else _preemptions
    rows = ask(build, asked.governments, asked.substances, moment=asked.known)
    for pk, place, *plain, recorded_at, superseded_at, activities, saves in rows:
        told = (aware(recorded_at), aware(superseded_at))
        yield Voiding._make((pk, asked.governments[place], *plain, *told, decoded(activities), decoded(saves)))


def _around(_moment: datetime) -> Values:
    """Ask for governments by OCD id, and for the counties of places, each behind the place's key."""
    county = (f"to_jurisdiction__{field}" for field in Government._fields)
    named = Jurisdiction.objects.order_by().filter(ocd_id__in=[""]).values_list(NO_PLACE, *Government._fields)
    counties = LIES_IN.objects.filter(from_jurisdiction__in=[0]).values_list("from_jurisdiction", *county)
    return named.union(counties, all=True)


def _rules(moment: datetime) -> Values:
    return Rule.objects.of([0], [0]).held(moment).values_list(*RULE)


def _rules_recorded(moment: datetime) -> Values:
    return Rule.objects.of([0], [0]).recorded(moment).values_list(*RULE)


def _preemptions(moment: datetime) -> Values:
    return Preemption.objects.of([0], [0]).held(moment).values_list(*Voiding._fields)


def _preemptions_recorded(moment: datetime) -> Values:
    return Preemption.objects.of([0], [0]).recorded(moment).values_list(*Voiding._fields)
