"""Label moves: what an event makes of the one word for a place, before and after, and from when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.catalog.models import Substance
from tracker.record.labels import Dated, Key, labels
from tracker.review.models import Event
from tracker.vocabulary import EventKind, Label, SubjectKind
from tracker.wording import words_for

A_DAY = timedelta(days=1)
BEFORE_THAT = timedelta(microseconds=1)
OF_A_DAY = (EventKind.IN_FORCE, EventKind.LAPSED)
Found = dict[str, tuple[Label, Label, date | None]]
"""The labels before and after by the slug of the substance, and the day of the turn as `LabelMove` has it."""


@dataclass(frozen=True, kw_only=True)
class LabelMove:
    """The label of a substance in a place, before and after; `on` is a day to come on which it turns, or null.

    The substance and its labels stand here in words, and for programs as the vocabulary has them.
    """

    slug: str
    label_before: Label
    label_after: Label
    substance: str
    before: str
    after: str
    on: date | None


def label_moves(event: Event) -> list[LabelMove]:
    """Return what becomes of the label of each substance that the event speaks of; nothing for what is no law.

    A change or a correction is told by what was held before it and with it, today and on the next day the label turns;
    the coming or going of a law by the days before and after.
    """
    if event.change.kind != SubjectKind.INSTRUMENT:
        return []
    substances = list(Substance.objects.filter(slug__in=event.substances).order_by("name"))
    found = _by_days(event, substances) if event.kind in OF_A_DAY else _by_moments(event, substances)
    return [_move(substance, *found[substance.slug]) for substance in substances]


def _by_days(event: Event, substances: list[Substance]) -> Found:
    """Hold the day that the event speaks of beside the one before, by what we held when it was recorded."""
    before, after = (_held(event, substances, day, event.recorded_at) for day in (event.day - A_DAY, event.day))
    return {slug: (before[place, slug].answer.label, one.answer.label, None) for (place, slug), one in after.items()}


def _by_moments(event: Event, substances: list[Substance]) -> Found:
    """Hold what we said once the event was recorded beside what we said until then; a reminder only looks ahead."""
    is_reminder = event.kind == EventKind.COMING_UP
    moment_before = event.recorded_at - (timedelta(0) if is_reminder else BEFORE_THAT)
    before = _held(event, substances, None, moment_before)
    after = _held(event, substances, None, event.recorded_at)
    return {key[1]: _compared(before[key], one, is_reminder=is_reminder) for key, one in after.items()}


def _compared(before: Dated, after: Dated, *, is_reminder: bool) -> tuple[Label, Label, date | None]:
    """Return the label that moved at once, or else the next turn ahead where that is news, or else no move."""
    label = after.answer.label
    if before.answer.label is not label or after.next_change is None:
        return before.answer.label, label, None
    on, then = after.next_change
    is_news = is_reminder or before.next_change != after.next_change
    return (label, then, on) if is_news else (label, label, None)


def _held(event: Event, substances: list[Substance], on: date | None, known: datetime) -> dict[Key, Dated]:
    return labels([event.jurisdiction], substances, on, known)


def _move(substance: Substance, before: Label, after: Label, on: date | None) -> LabelMove:
    return LabelMove(
        slug=substance.slug,
        label_before=before,
        label_after=after,
        substance=substance.name,
        before=words_for(before),
        after=words_for(after),
        on=on,
    )
