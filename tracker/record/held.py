"""What we held, at a moment, of some places and substances: the rules and preemptions, each read once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.models import Instrument, Preemption, Rule

Key = tuple[str, int]
Row = TypeVar("Row", bound=Model)
Cell = TypeVar("Cell", Rule, Preemption)

RECORDED = "jurisdiction_id IN %s AND substance_id IN %s AND recorded_at <= %s"
HELD = f"{RECORDED} AND (superseded_at IS NULL OR superseded_at > %s)"


@dataclass(frozen=True, kw_only=True)
class Held:
    """Rules and preemptions by (OCD id, substance's key), and for each place its own id and those it lies in."""

    rules: dict[Key, list[Rule]]
    preemptions: dict[Key, list[Preemption]]
    around: dict[int, list[str]]

    def rules_of(self, place: Jurisdiction, substance: Substance) -> Iterator[Rule]:
        """Yield the rules of the place and of all that it lies in, on any day."""
        for ocd_id in self.around[place.pk]:
            yield from self.rules.get((ocd_id, substance.pk), ())

    def preemptions_of(self, place: Jurisdiction, substance: Substance) -> Iterator[Preemption]:
        """Yield the preemptions of all that the place lies in, on any day."""
        for ocd_id in self.around[place.pk]:
            yield from self.preemptions.get((ocd_id, substance.pk), ())

    def moments(self, place: Jurisdiction, substance: Substance) -> list[datetime]:
        """Return, sorted, the moments at which a row was recorded or superseded."""
        rows: list[Rule | Preemption] = [*self.rules_of(place, substance), *self.preemptions_of(place, substance)]
        return sorted({moment for row in rows for moment in (row.recorded_at, row.superseded_at) if moment})

    def at(self, moment: datetime) -> "Held":
        """Return what of this was held at the moment."""
        return replace(self, rules=_held_at(self.rules, moment), preemptions=_held_at(self.preemptions, moment))

    def turns(self, place: Jurisdiction, substance: Substance, *, after: date) -> list[date]:
        """Return, sorted, the later days on which something begins or ends to count."""
        rows: list[Rule | Preemption] = [*self.rules_of(place, substance), *self.preemptions_of(place, substance)]
        return sorted({day for row in rows for day in (row.counts_from, row.counts_to) if day and day > after})


def held_for(places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime) -> Held:
    """Return what we held of the places and all that they lie in, at the moment, in at most five queries."""
    return _read_record(places, substances, HELD, known, known)


def recorded_for(places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime) -> Held:
    """Return all that was recorded of them up to the moment, superseded or not, in as many queries."""
    return _read_record(places, substances, RECORDED, known)


def _read_record(
    places: Iterable[Jurisdiction], substances: Iterable[Substance], where: str, *moments: datetime
) -> Held:
    chosen, wanted = list(places), list(substances)
    around = _around(chosen)
    asked = {ocd_id for ids in around.values() for ocd_id in ids}
    governments = {one.pk: one for one in _read(Jurisdiction, "ocd_id IN %s", asked)}
    cells = (governments, {substance.pk for substance in wanted})
    rules = _by_key(_read(Rule, where, *cells, *moments), governments)
    preemptions = _by_key(_read(Preemption, where, *cells, *moments), governments)
    _join_instruments([rule for some in rules.values() for rule in some])
    return Held(rules=rules, preemptions=preemptions, around=around)


def _held_at(rows: dict[Key, list[Cell]], moment: datetime) -> dict[Key, list[Cell]]:
    return {key: [row for row in some if _is_held(row, moment)] for key, some in rows.items()}


def _is_held(row: Rule | Preemption, moment: datetime) -> bool:
    return row.recorded_at <= moment and (row.superseded_at is None or row.superseded_at > moment)


def _around(places: list[Jurisdiction]) -> dict[int, list[str]]:
    """Return for each place the OCD ids of itself, of what it lies in by its id, and of its counties."""
    counties: dict[int, list[str]] = defaultdict(list)
    lies_in = Jurisdiction.counties.through.objects.filter(from_jurisdiction__in=places)
    for place, county in lies_in.values_list("from_jurisdiction_id", "to_jurisdiction__ocd_id"):
        counties[place].append(county)
    return {place.pk: list(dict.fromkeys((*place.above(), *counties[place.pk]))) for place in places}


def _by_key(rows: Iterable[Cell], governments: dict[int, Jurisdiction]) -> dict[Key, list[Cell]]:
    """Return the rows by government and substance, each with its government."""
    sorted_rows: dict[Key, list[Cell]] = defaultdict(list)
    for row in rows:
        row.jurisdiction = governments[row.jurisdiction_id]
        sorted_rows[row.jurisdiction.ocd_id, row.substance_id].append(row)
    return sorted_rows


def _join_instruments(rules: list[Rule]) -> None:
    """Give the rules their instruments: many rules share one, so to read each once is less than to join them."""
    keys = {rule.instrument_id for rule in rules}
    instruments = {one.pk: one for one in _read(Instrument, "id IN %s", keys)}
    for rule in rules:
        rule.instrument = instruments[rule.instrument_id]


def _read(model: type[Row], where: str, *values: Collection[object] | datetime) -> Iterable[Row]:
    """Return the rows of the model by a condition in SQL, where each `IN %s` takes a collection.

    To build such a statement from a queryset takes several times as long as the database takes to answer it.
    """
    lists = [value if isinstance(value, Collection) else (value,) for value in values]
    if not all(lists):
        return ()
    marks = [f"({', '.join(['%s'] * len(one))})" for one in lists]
    statement = f"SELECT * FROM {model._meta.db_table} WHERE {where % tuple(marks)}"  # noqa: S608 - marks for values
    return model._default_manager.raw(statement, [value for one in lists for value in one])
