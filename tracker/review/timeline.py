"""Timelines: what the published changes of one instrument say together, each thing with the days it holds on.

They are laid one upon another in the order of their publication; a correction lies where what it corrects lay. A page
shows today's law, so a change speaks for the days from the first it names, or else from the day it was seen: what was
said before keeps the days before that, and what is over stays as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.contract import Absence, Cell, Law, Preemption
from tracker.record.days import counts_between, latest
from tracker.review.models import Change
from tracker.vocabulary import Cause, Confidence, Effect, Standing

OVER = frozenset({Standing.STAYED, Standing.EXPIRED, Standing.REPEALED, Standing.WITHDRAWN})
Counts = tuple[date | None, date | None]


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A cell, or a preemption of local law on one substance, and the days it counts.

    `law` is the reading of the instrument that said it last, `seen_on` the day that it was first seen.
    """

    what: Cell | Preemption
    substance: str
    law: Law
    seen_on: date
    confidence: Confidence
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

    def until(self, day: str) -> "Stated":
        """Return this as it is until a partial day, or shorter where it ends before."""
        what = replace(self.what, valid_to=day)
        counts = _counts(what, self.seen_on, self.counts[0])
        ends_before = self.counts[1] and counts[1] and self.counts[1] <= counts[1]
        return self if ends_before else replace(self, what=what, counts=counts)


def timeline(changes: Iterable[Change]) -> list[Stated]:
    """Return what the changes, in the order of their publication, say of their instrument together."""
    held: list[Stated] = []
    for change in corrected(changes):
        if (said := _said_by(change)) is None:
            continue
        stays = [left for one in held if (left := _left_of(one, said, change))]
        held = stays + [one for one in said if not any(_is_same(one, other) for other in stays)]
    return [one for one in held if not one.is_empty]


def corrected(changes: Iterable[Change]) -> list[Change]:
    """Return the changes with each correction in the place of what it corrects."""
    root: dict[int, int] = {}
    newest: dict[int, Change] = {}
    for change in changes:
        root[change.pk] = root.get(change.corrects_id or change.pk, change.pk)
        newest[root[change.pk]] = change
    return list(newest.values())


def spoken_day(spoken_on: str, seen_on: date) -> date:
    """Return the day that a source speaks of: the latest it can mean, and never later than the day it was seen."""
    return min(latest(spoken_on) or seen_on, seen_on)


def _said_by(change: Change) -> list[Stated] | None:
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
        said = [one.until(_seen_on(change).isoformat()) for one in said]
    return list(dict.fromkeys(said))


def _stated(what: Cell | Preemption, substance: str, by: Change, law: Law) -> Stated:
    seen_on = _seen_on(by)
    return Stated(
        what=what,
        substance=substance,
        law=law,
        seen_on=seen_on,
        confidence=Confidence.REPORTED if by.cause == Cause.BASELINE else Confidence.CONFIRMED,
        counts=_counts(what, seen_on, spoken_day(law.spoken_on, seen_on)),
    )


def _counts(what: Cell | Preemption, seen_on: date, spoken_on: date | None) -> Counts:
    return counts_between(
        strict=isinstance(what, Cell) and what.effect is Effect.PROHIBITED,
        valid_from=what.valid_from,
        valid_to=what.valid_to,
        spoken_on=spoken_on,
        recorded_on=seen_on,
    )


def _left_of(one: Stated, said: list[Stated], change: Change) -> Stated | None:
    """Return what is left of one statement once the law reads as said: all, its days before that, or None."""
    for other in said:
        if _is_same(one, other):
            return _said_again(one, other)
    answers = [other for other in said if other.question == one.question and not other.is_empty]
    if not answers:
        end = _seen_on(change).isoformat()
    else:
        first = min(answers, key=lambda other: other.counts[0] or date.min)
        if first.counts[0] is None:
            return None
        end = first.what.valid_from or first.counts[0].isoformat()
    left = one.until(end)
    return None if left.is_empty else left


def _said_again(one: Stated, again: Stated) -> Stated:
    """Return the statement as the law was read again. Who only reports it adds nothing to what a person has read."""
    if again.confidence is Confidence.REPORTED and one.confidence is Confidence.CONFIRMED:
        return one
    return replace(one, law=again.law, confidence=again.confidence)


def _is_same(one: Stated, other: Stated) -> bool:
    return (one.what, one.substance) == (other.what, other.substance)


def _seen_on(change: Change) -> date:
    return change.jurisdiction.local_day(change.observation.seen_at)
