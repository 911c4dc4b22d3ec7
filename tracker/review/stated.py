"""What one published change says of its law: cells and preemptions, each with the days it counts.

A page shows today's law, so a change speaks for the days from the first it names, or else from the day it was seen.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.contract import Absence, Cell, Law, Preemption
from tracker.record.days import addition_counts_between, counts_between, latest
from tracker.review.models import Change
from tracker.vocabulary import BELOW_A_STATE, OVER, Cause, Confidence, Effect, Standing

Counts = tuple[date | None, date | None]
LIMITS = (Effect.CONDITIONAL, Effect.PRESCRIPTION_ONLY)


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A cell, or a preemption of local law on one substance, and the days it counts.

    `by` is the change that said it last, and `law` its reading; `seen_on` is the day that it was first seen, and
    `ending` what it is called once it is over.
    """

    what: Cell | Preemption
    substance: str
    by: Change = field(compare=False)
    law: Law
    seen_on: date
    confidence: Confidence
    ending: Standing
    counts: Counts

    @property
    def question(self) -> tuple[Any, ...]:
        """What it answers: of two statements on the same question the later one holds."""
        if isinstance(self.what, Preemption):
            return (self.substance,)
        return self.substance, self.what.form, self.what.threshold, self.what.activity

    @property
    def is_empty(self) -> bool:
        """Whether there is no day on which it surely holds."""
        first, end = self.counts
        return first is not None and end is not None and end <= first

    def is_same(self, other: "Stated") -> bool:
        """Whether both say the same, on whatever days they were seen."""
        return (self.what, self.substance) == (other.what, other.substance)

    def until(self, day: str, ending: Standing) -> "Stated":
        """Return this as it is until a partial day, on which it ends so, or shorter where it ends before."""
        what = replace(self.what, valid_to=day)
        counts = _counts(what, self.by, self.seen_on, self.counts[0])
        ends_before = self.counts[1] and counts[1] and self.counts[1] <= counts[1]
        return self if ends_before else replace(self, what=what, counts=counts, ending=ending)

    def again(self, later: "Stated") -> "Stated":
        """Return this as a later change says it. Who only reports it adds nothing to what a person has read."""
        if later.confidence is Confidence.REPORTED and self.confidence is Confidence.CONFIRMED:
            return self
        return replace(later, seen_on=self.seen_on, counts=self.counts)


def stated_by(change: Change) -> list[Stated] | None:
    """Return what the change says holds, nothing where it saw a list without it; None for a mere proposal."""
    law = change.reading()
    if isinstance(law, Absence):
        return []
    if not isinstance(law, Law):
        raise TypeError(f"{law} is said of no instrument")
    if law.standing is Standing.PROPOSED:
        return None
    said = [_stated(cell, cell.substance, change, law) for cell in law.cells]
    if law.preemption:
        said += [_stated(law.preemption, substance, change, law) for substance in law.substances]
    if law.standing in OVER:
        said = [one.until(seen_on(change).isoformat(), law.standing) for one in said]
    return list(dict.fromkeys(said))


def spoken_day(spoken_on: str, seen: date) -> date:
    """Return the day that a source speaks of: the latest it can mean, and never later than the day it was seen."""
    return min(latest(spoken_on) or seen, seen)


def seen_on(change: Change) -> date:
    """Return the day, where the law is law, on which the change's page was first seen."""
    return change.jurisdiction.local_day(change.observation.seen_at)


def _stated(what: Cell | Preemption, substance: str, by: Change, law: Law) -> Stated:
    seen = seen_on(by)
    return Stated(
        what=what,
        substance=substance,
        by=by,
        law=law,
        seen_on=seen,
        confidence=Confidence.REPORTED if by.cause == Cause.BASELINE else Confidence.CONFIRMED,
        ending=law.standing if law.standing in OVER else Standing.EXPIRED,
        counts=_counts(what, by, seen, spoken_day(law.spoken_on, seen)),
    )


def _counts(what: Cell | Preemption, by: Change, seen: date, spoken_on: date | None) -> Counts:
    effect = what.effect if isinstance(what, Cell) else None
    if effect in LIMITS and by.jurisdiction.level in BELOW_A_STATE:
        return addition_counts_between(
            valid_from=what.valid_from, valid_to=what.valid_to, spoken_on=spoken_on, recorded_on=seen
        )
    return counts_between(
        strict=effect is Effect.PROHIBITED,
        valid_from=what.valid_from,
        valid_to=what.valid_to,
        spoken_on=spoken_on,
        recorded_on=seen,
    )
