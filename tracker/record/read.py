"""Read: the rows of the record about some governments and substances, as tuples."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Value

from tracker.catalog.models import Jurisdiction
from tracker.prepared import Values, ask, aware, decoded
from tracker.record.models import Preemption, Rule
from tracker.record.rows import Government, InstrumentRow, PreemptionRow, RuleRow

LIES_IN = Jurisdiction.counties.through
NO_PLACE = Value(None, output_field=BigIntegerField())
LAW = len(InstrumentRow._fields)
PK, JURISDICTION, _INSTRUMENT, *PLAIN = RuleRow._fields
COLUMNS = (PK, JURISDICTION, *(f"instrument__{field}" for field in InstrumentRow._fields), *PLAIN)
EFFECT = COLUMNS.index("effect")
PREEMPTS, BLANK = "preempts", Value("")
STANDS_AT = {"saves_before": "ending", "activities": "threshold", "saves": "conditions"}
"""In which column of the rules a field of the preemptions is read."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """Whose rows on which substances, by their keys, were held at a moment; or recorded up to it, superseded or not."""

    governments: Mapping[int, Government]
    substances: Sequence[int]
    known: datetime
    superseded: bool


def around(
    places: Sequence[Jurisdiction], known: datetime
) -> tuple[dict[int, Government], dict[int, list[Government]]]:
    """Return all governments whose law may reach the places, by key, and for each place those that may reach it.

    They are the place itself, what it lies in by its id, and its counties.
    """
    above = {place.pk: place.above() for place in places}
    named = {ocd_id for ids in above.values() for ocd_id in ids}
    governments: dict[int, Government] = {}
    counties: dict[int, list[Government]] = defaultdict(list)
    for place, *row in ask(_around, named, above, moment=known):
        one = Government._make(row)
        governments[one.pk] = one
        if place:
            counties[place].append(one)
    by_ocd_id = {one.ocd_id: one for one in governments.values()}
    lying_in = {place: [by_ocd_id[ocd_id] for ocd_id in ids if ocd_id in by_ocd_id] for place, ids in above.items()}
    return governments, {place: list(dict.fromkeys((*some, *counties[place]))) for place, some in lying_in.items()}


def law(query: Query) -> tuple[list[RuleRow], list[PreemptionRow]]:
    """Return the rules and the preemptions, each with its government, in one query."""
    rows = ask(_recorded if query.superseded else _held, query.governments, query.substances, moment=query.known)
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows if row[EFFECT] == PREEMPTS]
    return [_rule(query, row) for row in rows if row[EFFECT] != PREEMPTS], [_preemption(query, row) for row in named]


def _rule(query: Query, row: tuple[Any, ...]) -> RuleRow:
    pk, place, *plain, recorded_at, superseded_at, threshold, conditions = row
    behind = (query.governments[place], InstrumentRow._make(plain[:LAW]))
    told = (aware(recorded_at), aware(superseded_at))
    return RuleRow._make((pk, *behind, *plain[LAW:], *told, decoded(threshold), decoded(conditions)))


def _preemption(query: Query, row: Mapping[str, Any]) -> PreemptionRow:
    found = {field: row[STANDS_AT.get(field, field)] for field in PreemptionRow._fields}
    read = {field: decoded(found[field]) for field in ("activities", "saves")}
    told = {field: aware(found[field]) for field in ("recorded_at", "superseded_at")}
    return PreemptionRow(**(found | read | told | {"jurisdiction": query.governments[found["jurisdiction"]]}))


def _around(_moment: datetime) -> Values:
    """Ask for governments by OCD id, and for the counties of places, each behind the place's key."""
    county = (f"to_jurisdiction__{field}" for field in Government._fields)
    named = Jurisdiction.objects.order_by().filter(ocd_id__in=[""]).values_list(NO_PLACE, *Government._fields)
    counties = LIES_IN.objects.filter(from_jurisdiction__in=[0]).values_list("from_jurisdiction", *county)
    return named.union(counties, all=True)


def _held(moment: datetime) -> Values:
    return _both(Rule.objects.of([0], [0]).held(moment), Preemption.objects.of([0], [0]).held(moment))


def _recorded(moment: datetime) -> Values:
    return _both(Rule.objects.of([0], [0]).recorded(moment), Preemption.objects.of([0], [0]).recorded(moment))


def _both(rules: Values, preemptions: Values) -> Values:
    """Ask for both at once: what only one of them has stands in a column that the other has no use for."""
    instead: dict[str, Any] = {column: field for field, column in STANDS_AT.items()}
    instead |= dict.fromkeys(("form", "activity", "confidence"), BLANK) | {"effect": Value(PREEMPTS)}
    return rules.values_list(*COLUMNS).union(
        preemptions.values_list(*(instead.get(column, column) for column in COLUMNS)), all=True
    )
