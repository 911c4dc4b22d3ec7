"""The periods of a label: the same function of the same rules, asked at each turn."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.held import Held
from tracker.record.labels import answer_on
from tracker.vocabulary import Label


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days (inclusive, exclusive; None for no bound) on which the label is the same.

    `is_dated` is false where it begins for no day that a law names: only then does its source speak for the first time.
    """

    begins: date | None
    ends: date | None
    label: Label
    is_dated: bool

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.overlaps(day, day)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether a day from the first to the last, both inclusive, is one of them."""
        return (self.begins is None or self.begins <= last) and (self.ends is None or first < self.ends)


def periods(held: Held, place: Jurisdiction, substance: Substance) -> tuple[Period, ...]:
    """Return the periods of the label, the first without a beginning and the last without an end."""
    turns = [date.min, *held.turns(place, substance, after=date.min)]
    words = [(turn, answer_on(held, place, substance, turn).label) for turn in turns]
    starts = [words[0], *(after for before, after in pairwise(words) if after[1] is not before[1])]
    ends = [*(begins for begins, _ in starts[1:]), None]
    named = _named_days(held, place, substance)
    return tuple(
        Period(
            begins=None if begins == date.min else begins,
            ends=end,
            label=word,
            is_dated=begins == date.min or begins in named,
        )
        for (begins, word), end in zip(starts, ends, strict=True)
    )


def _named_days(held: Held, place: Jurisdiction, substance: Substance) -> set[date | None]:
    """Return the days that a law names for its beginning or its end."""
    rows = held.of(place, substance)
    return {row.counts_from for row in rows if row.valid_from} | {row.counts_to for row in rows}
