"""Ship: may a parcel go there? A cautious answer from the record, with its reasons and with what will turn soon."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.destinations import Destination, places_of
from tracker.lookup.flags import flags
from tracker.lookup.local import tribes_around
from tracker.record.held import Held, held_for
from tracker.record.label import Answer
from tracker.record.labels import answer_on
from tracker.vocabulary import Activity, Effect

AHEAD = timedelta(days=90)
ON_THE_WAY = (Activity.SHIPMENT, Activity.SALE, Activity.POSSESSION)
"""What a parcel that was sold needs to be allowed where it arrives."""


class Verdict(StrEnum):
    """Whether the record lets a parcel go there. Only the last two are a leave, and none is legal advice."""

    NO = "no"
    UNKNOWN = "unknown"
    CONDITIONS = "conditions"
    YES = "yes"


@dataclass(frozen=True, kw_only=True)
class Flip:
    """The day on which the verdict turns by what is on record, and to what."""

    on: date
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """The verdict on one destination and substance on a day, the laws behind it, and what turns in the next 90 days.

    For a place that nobody knows the verdict is unknown, and so is the day where today was meant. The verdict is not
    that of the `tribes`, whose own law counts on land of theirs that the destination may be.
    """

    destination: Destination
    substance: Substance
    on: date | None
    verdict: Verdict
    effects: dict[Activity, Effect]
    minimum_age: int | None
    laws: tuple[str, ...]
    flags: tuple[str, ...]
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
    places = places_of(found)
    record = _Record(held=held_for(places, chosen, known), tribes=tribes_around(places, known), known=known)
    return [_shipment(record, one, substance, on) for one in found for substance in chosen]


def verdict_of(answer: Answer) -> Verdict:
    """Return the verdict: no leave while anything that the parcel needs is forbidden or not known."""
    effects = {answer.activities[activity] for activity in ON_THE_WAY}
    if effects & {Effect.PROHIBITED, Effect.PRESCRIPTION_ONLY}:
        return Verdict.NO
    if Effect.UNKNOWN in effects:
        return Verdict.UNKNOWN
    return Verdict.CONDITIONS if Effect.CONDITIONAL in effects else Verdict.YES


def _shipment(record: _Record, destination: Destination, substance: Substance, on: date | None) -> Shipment:
    place = destination.place
    if place is None:
        return _nowhere(destination, substance, on)
    day = on or place.local_day(record.known)
    answer = answer_on(record.held, place, substance, day)
    behind = [rule for rule in answer.deciding if rule.activity in ON_THE_WAY]
    return Shipment(
        destination=destination,
        substance=substance,
        on=day,
        verdict=verdict_of(answer),
        effects={activity: answer.activities[activity] for activity in ON_THE_WAY},
        minimum_age=answer.minimum_age,
        laws=tuple(dict.fromkeys(f"{rule.instrument.citation} ({rule.jurisdiction.name})" for rule in behind)),
        flags=tuple(flags(place, substance, answer.reasons)),
        tribes=record.tribes[place.pk],
        flips=tuple(_flips(record.held, place, substance, day, verdict_of(answer))),
    )


def _nowhere(destination: Destination, substance: Substance, on: date | None) -> Shipment:
    return Shipment(
        destination=destination,
        substance=substance,
        on=on,
        verdict=Verdict.UNKNOWN,
        effects={},
        minimum_age=None,
        laws=(),
        flags=(),
        tribes=(),
        flips=(),
    )


def _flips(held: Held, place: Jurisdiction, substance: Substance, day: date, now: Verdict) -> Iterable[Flip]:
    for turn in held.turns(place, substance, after=day):
        if turn > day + AHEAD:
            return
        if (then := verdict_of(answer_on(held, place, substance, turn))) is not now:
            now = then
            yield Flip(on=turn, verdict=then)
