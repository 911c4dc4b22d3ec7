"""Compare: places side by side, and the strictest law on a way that leads through all of them.

A ZIP code that reaches over a border is on the way with all its sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.destinations import Destination, sides_of
from tracker.lookup.words import LABELS, MEANINGS
from tracker.record.held import Held, held_for
from tracker.record.labels import answer_on
from tracker.vocabulary import Activity, Effect, Label


@dataclass(frozen=True, kw_only=True)
class Side:
    """What holds in one place for one substance: the label, and what it means to have it and to buy it, in words."""

    substance: Substance
    label: Label
    words: str
    having: str
    buying: str
    minimum_age: int | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One place beside the others, with a side for each substance; none where the place is not known."""

    destination: Destination
    sides: tuple[Side, ...]


@dataclass(frozen=True, kw_only=True)
class Strictest:
    """For one substance: the strictest label on the way, where that is, and where nobody here knows."""

    substance: Substance
    words: str
    where: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlaceComparison:
    """The places side by side, the strictest on the way, and every government whose law reaches one of them."""

    rows: tuple[Row, ...]
    strictest: tuple[Strictest, ...]
    governments: tuple[Jurisdiction, ...]


def compare(
    found: Sequence[Destination], substances: Iterable[Substance], on: date | None, known: datetime
) -> PlaceComparison:
    """Return the comparison for a day, None for today in each place, by what was held at a moment."""
    chosen, places = list(substances), sides_of(found)
    held = held_for(places, chosen, known)
    sides = {
        place.pk: tuple(_side(held, place, one, on or place.local_day(known)) for one in chosen) for place in places
    }
    around = dict.fromkeys(one.ocd_id for some in held.around.values() for one in some)
    governments = Jurisdiction.objects.select_related("parent").in_bulk(list(around), field_name="ocd_id")
    return PlaceComparison(
        rows=tuple(Row(destination=one, sides=sides[one.place.pk] if one.place else ()) for one in found),
        strictest=tuple(
            _strictest(one, [(place, sides[place.pk][at]) for place in places]) for at, one in enumerate(chosen)
        ),
        governments=tuple(governments[ocd_id] for ocd_id in around if ocd_id in governments),
    )


def _side(held: Held, place: Jurisdiction, substance: Substance, day: date) -> Side:
    answer = answer_on(held, place, substance, day)
    return Side(
        substance=substance,
        label=answer.label,
        words=LABELS[answer.label],
        having=MEANINGS[answer.activities[Activity.POSSESSION]],
        buying=MEANINGS[answer.activities[Activity.SALE]],
        minimum_age=answer.minimum_age if answer.activities[Activity.SALE] is Effect.CONDITIONAL else None,
    )


def _strictest(substance: Substance, sides: Sequence[tuple[Jurisdiction, Side]]) -> Strictest:
    known = [side.label for _, side in sides if side.label is not Label.UNKNOWN]
    worst = min(known, key=list(Label).index, default=Label.UNKNOWN)
    return Strictest(
        substance=substance,
        words=LABELS[worst],
        where=tuple(place.in_full() for place, side in sides if side.label is worst),
        unknown=tuple(place.in_full() for place, side in sides if side.label is Label.UNKNOWN),
    )
