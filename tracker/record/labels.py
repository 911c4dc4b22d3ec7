"""Labels in bulk: a few queries for any number of places, on any day, as known at any moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.held import Held, held_for
from tracker.record.label import Answer, label
from tracker.record.reach import reaching
from tracker.vocabulary import Label

UNITED_STATES = "ocd-division/country:us"
Key = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """An answer for a day, and the next day on which the label will be another by what we hold now, if any."""

    on: date
    answer: Answer
    next_change: tuple[date, Label] | None


def labels(
    places: Iterable[Jurisdiction], substances: Iterable[Substance], on: date | None, known: datetime
) -> dict[Key, Dated]:
    """Return, by (place's key, substance's slug), what the law was on a day by what we held at a moment.

    `on` is None for the day that `known` falls on in each place's own time zone.
    """
    chosen, wanted = list(places), list(substances)
    held = held_for(chosen, wanted, known)
    return {
        (place.pk, substance.slug): _dated(held, place, substance, on or place.local_day(known))
        for place in chosen
        for substance in wanted
    }


def decider_of(place: Jurisdiction) -> str:
    """Return the OCD id of the government that must be known: in the United States the state or its equal."""
    country, *below = place.above()
    return below[0] if below and country == UNITED_STATES else country


def _dated(held: Held, place: Jurisdiction, substance: Substance, day: date) -> Dated:
    decider = decider_of(place)

    def on(moment: date) -> Answer:
        return label(substance.slug, reaching(held, place, substance, moment), decider=decider)

    today = on(day)
    for turn in held.turns(place, substance, after=day):
        if (then := on(turn).label) is not today.label:
            return Dated(on=day, answer=today, next_change=(turn, then))
    return Dated(on=day, answer=today, next_change=None)
