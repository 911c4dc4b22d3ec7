"""What we held, at a moment, of some places and substances: the rules and preemptions, each read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.read import Query, around, law
from tracker.record.rows import Government, PreemptionRow, RuleRow

Key = tuple[str, int]
Row = TypeVar("Row", RuleRow, PreemptionRow)


@dataclass(frozen=True, kw_only=True)
class Held:
    """Rules and preemptions by (OCD id, substance's key), and for each place itself and what it lies in."""

    rules: dict[Key, list[RuleRow]]
    preemptions: dict[Key, list[PreemptionRow]]
    around: dict[int, list[Government]]

    def rules_of(self, place: Jurisdiction, substance: Substance) -> Iterator[RuleRow]:
        """Yield the rules of the place and of all that it lies in, on any day."""
        for one in self.around[place.pk]:
            yield from self.rules.get((one.ocd_id, substance.pk), ())

    def preemptions_of(self, place: Jurisdiction, substance: Substance) -> Iterator[PreemptionRow]:
        """Yield the preemptions of all that the place lies in, on any day."""
        for one in self.around[place.pk]:
            yield from self.preemptions.get((one.ocd_id, substance.pk), ())

    def of(self, place: Jurisdiction, substance: Substance) -> list[RuleRow | PreemptionRow]:
        """Return the rules and the preemptions of the place and of all that it lies in."""
        return [*self.rules_of(place, substance), *self.preemptions_of(place, substance)]

    def moments(self, place: Jurisdiction, substance: Substance) -> list[datetime]:
        """Return, sorted, the moments at which a row was recorded or superseded."""
        rows = self.of(place, substance)
        return sorted({moment for row in rows for moment in (row.recorded_at, row.superseded_at) if moment})

    def at(self, moment: datetime) -> "Held":
        """Return what of this was held at the moment."""
        return replace(self, rules=_held_at(self.rules, moment), preemptions=_held_at(self.preemptions, moment))

    def turns(self, place: Jurisdiction, substance: Substance, *, after: date) -> list[date]:
        """Return, sorted, the later days on which something begins or ends to count."""
        rows = self.of(place, substance)
        return sorted({day for row in rows for day in (row.counts_from, row.counts_to) if day and day > after})


def held_for(places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime) -> Held:
    """Return what we held of the places and all that they lie in, at the moment, in two queries."""
    return _read_record(places, substances, known, superseded=False)


def recorded_for(places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime) -> Held:
    """Return all that was recorded of them up to the moment, superseded or not, in as many queries."""
    return _read_record(places, substances, known, superseded=True)


def _read_record(
    places: Iterable[Jurisdiction], substances: Iterable[Substance], known: datetime, *, superseded: bool
) -> Held:
    governments, lying_in = around(list(places), known)
    wanted = [substance.pk for substance in substances]
    query = Query(governments=governments, substances=wanted, known=known, superseded=superseded)
    rules, preemptions = law(query)
    return Held(rules=_by_key(rules), preemptions=_by_key(preemptions), around=lying_in)


def _by_key(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.jurisdiction.ocd_id, row.substance_id].append(row)
    return found


def _held_at(rows: dict[Key, list[Row]], moment: datetime) -> dict[Key, list[Row]]:
    return {key: [row for row in some if _is_held(row, moment)] for key, some in rows.items()}


def _is_held(row: RuleRow | PreemptionRow, moment: datetime) -> bool:
    return row.recorded_at <= moment and (row.superseded_at is None or row.superseded_at > moment)
