"""Ship: may a parcel go there? A cautious answer from the record, with its reasons and with what will turn soon."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.destinations import Destination, sides_of
from tracker.lookup.flags import Flag, flags
from tracker.lookup.local import tribes_around
from tracker.record.held import Held, held_for
from tracker.record.label import Answer
from tracker.record.labels import answer_on
from tracker.vocabulary import Activity, Effect

AHEAD = timedelta(days=90)
ON_THE_WAY = (Activity.SHIPMENT, Activity.SALE, Activity.POSSESSION)
"""What a parcel that was sold needs to be allowed where it arrives."""
LEAST_LEAVE_FIRST = (
    Effect.PROHIBITED,
    Effect.PRESCRIPTION_ONLY,
    Effect.UNKNOWN,
    Effect.CONDITIONAL,
    Effect.ALLOWED,
)


class ShipVerdict(StrEnum):
    """Whether the record lets a parcel go there. Only the last two are a leave, and none is legal advice."""

    NO = "no"
    UNKNOWN = "unknown"
    CONDITIONS = "conditions"
    YES = "yes"


@dataclass(frozen=True, kw_only=True)
class Flip:
    """The day on which the verdict turns by what is on record, and to what."""

    on: date
    verdict: ShipVerdict


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """The verdict on one destination and substance on a day, the laws behind it, and what turns in the next 90 days.

    For a place that nobody knows the verdict is unknown, and so is the day where today was meant. A ZIP code that
    reaches over a border gets the strictest law of all sides, since the parcel may arrive on each; `stricter` are the
    sides that leave less than the place does. The verdict is not that of the `tribes`, whose own law counts on land of
    theirs that the destination may be.
    """

    destination: Destination
    substance: Substance
    on: date | None
    verdict: ShipVerdict
    effects: dict[Activity, Effect]
    minimum_age: int | None
    laws: tuple[str, ...]
    flags: tuple[Flag, ...]
    stricter: tuple[Jurisdiction, ...]
    tribes: tuple[Jurisdiction, ...]
    flips: tuple[Flip, ...]


@dataclass(frozen=True, kw_only=True)
class _Record:
    """What is on record at a moment for all the destinations; `tribes` by the key of each place."""

    held: Held
    tribes: Mapping[int, tuple[Jurisdiction, ...]]
    known: datetime


def ship(
    found: Sequence[Destination], substances: Iterable[Substance], on: date | None, known: datetime
) -> list[Shipment]:
    """Return the verdict for each destination and substance, on a day or today there, by what was held at a moment."""
    chosen = list(substances)
    places = sides_of(found)
    record = _Record(held=held_for(places, chosen, known), tribes=tribes_around(places, known), known=known)
    return [_shipment(record, one, substance, on) for one in found for substance in chosen]


def tally(shipments: Iterable[Shipment]) -> list[tuple[ShipVerdict, int]]:
    """Return how many shipments come to each verdict, the least leave first, and no verdict that none comes to."""
    counted = Counter(one.verdict for one in shipments)
    return [(verdict, counted[verdict]) for verdict in ShipVerdict if counted[verdict]]


def verdict_of(answers: Iterable[Answer]) -> ShipVerdict:
    """Return the verdict: no leave while anything that the parcel needs is forbidden or not known on any side."""
    effects = set(_effects(answers).values())
    if effects & {Effect.PROHIBITED, Effect.PRESCRIPTION_ONLY}:
        return ShipVerdict.NO
    if Effect.UNKNOWN in effects:
        return ShipVerdict.UNKNOWN
    return ShipVerdict.CONDITIONS if Effect.CONDITIONAL in effects else ShipVerdict.YES


def _shipment(record: _Record, destination: Destination, substance: Substance, on: date | None) -> Shipment:
    place = destination.place
    if place is None:
        return _nowhere(destination, substance, on)
    day = on or place.local_day(record.known)
    answers = _answers(record.held, destination, substance, day)
    behind = [rule for one in answers.values() for rule in one.deciding if rule.activity in ON_THE_WAY]
    return Shipment(
        destination=destination,
        substance=substance,
        on=day,
        verdict=verdict_of(answers.values()),
        effects=_effects(answers.values()),
        minimum_age=max((one.minimum_age for one in answers.values() if one.minimum_age), default=None),
        laws=tuple(dict.fromkeys(f"{rule.instrument.citation} ({rule.jurisdiction.name})" for rule in behind)),
        flags=tuple(flags(place, substance, answers[place].reasons)),
        stricter=tuple(_stricter(place, answers)),
        tribes=record.tribes[place.pk],
        flips=tuple(_flips(record.held, destination, substance, day)),
    )


def _answers(held: Held, destination: Destination, substance: Substance, day: date) -> dict[Jurisdiction, Answer]:
    return {side: answer_on(held, side, substance, day) for side in destination.sides}


def _effects(answers: Iterable[Answer]) -> dict[Activity, Effect]:
    """Return for all that a parcel needs what leaves it least on any side."""
    sides = [answer.activities for answer in answers]
    return {activity: min((one[activity] for one in sides), key=LEAST_LEAVE_FIRST.index) for activity in ON_THE_WAY}


def _stricter(place: Jurisdiction, answers: Mapping[Jurisdiction, Answer]) -> Iterator[Jurisdiction]:
    order = list(ShipVerdict)
    verdict = order.index(verdict_of([answers[place]]))
    return (side for side, answer in answers.items() if order.index(verdict_of([answer])) < verdict)


def _nowhere(destination: Destination, substance: Substance, on: date | None) -> Shipment:
    return Shipment(
        destination=destination,
        substance=substance,
        on=on,
        verdict=ShipVerdict.UNKNOWN,
        effects={},
        minimum_age=None,
        laws=(),
        flags=(),
        stricter=(),
        tribes=(),
        flips=(),
    )


def _flips(held: Held, destination: Destination, substance: Substance, day: date) -> Iterator[Flip]:
    now = verdict_of(_answers(held, destination, substance, day).values())
    turns = {turn for side in destination.sides for turn in held.turns(side, substance, after=day)}
    for turn in sorted(turns):
        if turn > day + AHEAD:
            return
        if (then := verdict_of(_answers(held, destination, substance, turn).values())) is not now:
            now = then
            yield Flip(on=turn, verdict=then)
