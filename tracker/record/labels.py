"""Labels in bulk: a few queries for any number of places, on any day, as known at any moment.

`labels` asks and answers. Who needs more of what was held (its periods, say) reads it once and asks `dated` or
`answer_on` of it, which is all that `labels` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import UNITED_STATES, Jurisdiction, Substance
from tracker.record.held import Held, held_for
from tracker.record.label import Answer, label
from tracker.record.reach import reaching
from tracker.vocabulary import Label, Level

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
        (place.pk, substance.slug): dated(held, place, substance, on or place.local_day(known))
        for place in chosen
        for substance in wanted
    }


def dated(held: Held, place: Jurisdiction, substance: Substance, day: date) -> Dated:
    """Return what the rules held say of the place and substance on the day, and the next day on which that turns."""
    answer = answer_on(held, place, substance, day)
    for turn in held.turns(place, substance, after=day):
        if (then := answer_on(held, place, substance, turn).label) is not answer.label:
            return Dated(on=day, answer=answer, next_change=(turn, then))
    return Dated(on=day, answer=answer, next_change=None)


def answer_on(held: Held, place: Jurisdiction, substance: Substance, day: date) -> Answer:
    """Return what the rules held say of the place and substance on the day."""
    return label(substance.slug, reaching(held, place, substance, day), decider=decider_of(place))


def decider_of(place: Jurisdiction) -> str | None:
    """Return the OCD id of the government that must be known: in the United States the state or its equal.

    Of the United States as a whole it is None: what a federal law allows, each state may forbid. Of a tribe it is the
    tribe itself: what a state allows says nothing of the tribe's own land.
    """
    if place.level == Level.TRIBAL:
        return place.ocd_id
    country, *below = place.above()
    if country != UNITED_STATES:
        return country
    return below[0] if below else None
