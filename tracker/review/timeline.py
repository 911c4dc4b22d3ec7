"""Timelines: what the published changes of one instrument say together, each thing with the days it holds on.

They are laid one upon another in the order of their publication; a correction lies where what it corrects lay. What was
said before keeps the days before those that a later change speaks for, and what is over stays as it was.
"""

from collections.abc import Iterable
from datetime import date

from tracker.contract import Cell, Law, Preemption
from tracker.review.models import Change
from tracker.review.stated import Stated, seen_on, stated_by
from tracker.review.superseded import Superseded, superseded_of
from tracker.vocabulary import Standing


def timeline(changes: Iterable[Change], citation: str) -> list[Stated]:
    """Return what the changes, in the order of their publication, say together of the law with this citation.

    A change of another law may be among them, to which something only reported of this one gives way.
    """
    held: list[Stated] = []
    for change in corrected(changes):
        reading = change.reading()
        if isinstance(reading, Law) and reading.citation != citation:
            held = _give_way(held, superseded_of(change, citation))
        elif (said := stated_by(change)) is not None:
            stays = [left for one in held if (left := _left_of(one, said, change))]
            held = stays + [one for one in said if not any(one.is_same(other) for other in stays)]
    return [one for one in held if not one.is_empty]


def corrected(changes: Iterable[Change]) -> list[Change]:
    """Return the changes with each correction in the place of what it corrects."""
    root: dict[int, int] = {}
    newest: dict[int, Change] = {}
    for change in changes:
        root[change.pk] = root.get(change.corrects_id or change.pk, change.pk)
        newest[root[change.pk]] = change
    return list(newest.values())


def _give_way(held: list[Stated], superseded: list[Superseded]) -> list[Stated]:
    """Return what is left of the statements once those that are superseded end, or go as if never made."""
    until: dict[Cell | Preemption, str] = {one.cell: one.until for one in superseded}
    kept = [one for one in held if until.get(one.what, "never") != ""]
    return [one.until(until[one.what], Standing.REPEALED) if one.what in until else one for one in kept]


def _left_of(one: Stated, said: list[Stated], change: Change) -> Stated | None:
    """Return what is left of one statement once the law reads as said: all, its days before that, or None."""
    for other in said:
        if one.is_same(other):
            return one.again(other)
    answers = [other for other in said if other.question == one.question and not other.is_empty]
    if not answers:
        end = seen_on(change).isoformat()
    else:
        first = min(answers, key=lambda other: other.counts[0] or date.min)
        if first.counts[0] is None:
            return None
        end = first.what.valid_from or first.counts[0].isoformat()
    left = one.until(end, Standing.REPEALED)
    return None if left.is_empty else left
