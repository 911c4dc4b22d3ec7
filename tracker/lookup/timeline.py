"""The label through time: the same function of the same rules, asked at each turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.held import Held
from tracker.record.label import Answer, label
from tracker.record.labels import decider_of
from tracker.record.reach import reaching
from tracker.vocabulary import Label


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days (inclusive, exclusive; None for no bound) on which the label is the same."""

    begins: date | None
    ends: date | None
    label: Label

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.overlaps(day, day)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether a day from the first to the last, both inclusive, is one of them."""
        return (self.begins is None or self.begins <= last) and (self.ends is None or first < self.ends)


def answer_on(held: Held, place: Jurisdiction, substance: Substance, day: date) -> Answer:
    """Return what the rules say of the place and substance on the day."""
    return label(substance.slug, reaching(held, place, substance, day), decider=decider_of(place))


def timeline(held: Held, place: Jurisdiction, substance: Substance) -> tuple[Period, ...]:
    """Return the periods of the label, the first without a beginning and the last without an end."""
    turns = [date.min, *held.turns(place, substance, after=date.min)]
    words = [(turn, answer_on(held, place, substance, turn).label) for turn in turns]
    starts = [words[0], *(after for before, after in pairwise(words) if after[1] is not before[1])]
    ends = [*(begins for begins, _ in starts[1:]), None]
    return tuple(
        Period(begins=None if begins == date.min else begins, ends=end, label=word)
        for (begins, word), end in zip(starts, ends, strict=True)
    )


def period_on(periods: Sequence[Period], day: date) -> Period:
    """Return the period that the day lies in."""
    return next(period for period in periods if period.holds(day))


def next_change(periods: Sequence[Period], day: date) -> tuple[date, Label] | None:
    """Return the next day on which the label is another, and which, if there is one."""
    following = [(period.begins, period.label) for period in periods if period.begins and period.begins > day]
    return following[0] if following else None
