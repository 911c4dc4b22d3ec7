"""Coming, and lately: the days ahead and just past on which the law changes, by what is on record today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.days import is_full, latest
from tracker.record.held import Held, held_for
from tracker.record.labels import answer_on
from tracker.record.models import Preemption, Rule
from tracker.record.rows import PreemptionRow, RuleRow
from tracker.vocabulary import InstrumentKind, Label

SOON = timedelta(days=90)
EVE = timedelta(days=1)
EVER = timedelta(days=365 * 1000)
Span = tuple[timedelta, timedelta]  # the first day and the last, both inclusive, from today on
AHEAD: Span = (EVE, EVER)
A_YEAR = timedelta(days=365)
LATELY: Span = (-A_YEAR, timedelta(0))


@dataclass(frozen=True, kw_only=True)
class LawTurn:
    """A day on which the law of a place on a substance changes: the label before and after, and by which laws.

    Where the labels are the same, something else changes, such as an age or a duty. `is_soon` says that it is within
    the next 90 days. `partial` is all that the laws name of the day, its month or year, or "" where they name the day.
    """

    on: date
    place: Jurisdiction
    substance: Substance
    before: Label
    after: Label
    citations: tuple[str, ...]
    is_soon: bool
    partial: str

    @property
    def is_last_possible(self) -> bool:
        """Whether the law changes on that day at the latest, and not at the earliest."""
        return self.on == latest(self.partial)


def coming(substances: Iterable[Substance], known: datetime) -> list[LawTurn]:
    """Return the turns of every place whose own law begins or ends on a day to come, by what we held at the moment.

    What a state's law does to the places in it is told once, for the state. The number of queries does not grow with
    the places.
    """
    return _turns_within(AHEAD, substances, known)


def lately(substances: Iterable[Substance], known: datetime) -> list[LawTurn]:
    """Return the turns of the last year, today's among them, the newest first."""
    return _turns_within(LATELY, substances, known)[::-1]


@dataclass(frozen=True, kw_only=True)
class _Record:
    """What is on record at the moment `known`; `preempting` are the citations of the preemptions by key."""

    held: Held
    preempting: Mapping[int, str]
    known: datetime


def _turns_within(span: Span, substances: Iterable[Substance], known: datetime) -> list[LawTurn]:
    chosen, places = list(substances), _places_with_days(span, known)
    held = held_for(places, chosen, known)
    preempting = _citations([row.pk for some in held.preemptions.values() for row in some])
    record = _Record(held=held, preempting=preempting, known=known)
    turns = [turn for place in places for one in chosen for turn in _turns(record, place, one, span)]
    return sorted(turns, key=lambda turn: (turn.on, turn.place.name, turn.substance.pk))


def _places_with_days(span: Span, known: datetime) -> list[Jurisdiction]:
    days = known.date() + span[0] - EVE, known.date() + span[1] + EVE  # today may be another day there
    within = Q(counts_from__range=days, valid_from__gt="") | Q(counts_to__range=days)
    rules = Rule.objects.held(known).filter(within).values("jurisdiction")
    preemptions = Preemption.objects.held(known).filter(within).values("jurisdiction")
    rows = Jurisdiction.objects.filter(Q(pk__in=rules) | Q(pk__in=preemptions))
    return list(rows.select_related("parent").prefetch_related("counties"))


def _citations(preemptions: Iterable[int]) -> dict[int, str]:
    rows = Preemption.objects.filter(pk__in=list(preemptions))
    return dict(rows.values_list("pk", "instrument__citation"))


def _turns(record: _Record, place: Jurisdiction, substance: Substance, span: Span) -> Iterator[LawTurn]:
    held, today, key = record.held, place.local_day(record.known), (place.ocd_id, substance.pk)
    first, last = today + span[0], today + span[1]
    own: list[RuleRow | PreemptionRow] = [*held.rules.get(key, ()), *held.preemptions.get(key, ())]
    for day in sorted({day for row in own for day in _days_of(row) if first <= day <= last}):
        turning = [row for row in own if day in _days_of(row)]
        yield LawTurn(
            on=day,
            place=place,
            substance=substance,
            before=answer_on(held, place, substance, day - EVE).label,
            after=answer_on(held, place, substance, day).label,
            citations=tuple(dict.fromkeys(_citation(row, record.preempting) for row in _laws_among(turning))),
            is_soon=day <= today + SOON,
            partial=_partial(turning, day),
        )


def _days_of(row: RuleRow | PreemptionRow) -> set[date]:
    """Return the days on which it begins, if the law names one, and ends: not the day on which we first read of it."""
    return {day for day in (row.counts_from if row.valid_from else None, row.counts_to) if day}


def _partial(turning: Iterable[RuleRow | PreemptionRow], day: date) -> str:
    named = {row.valid_from if day == row.counts_from else row.valid_to for row in turning}
    return "" if any(is_full(one) for one in named) else max(named, key=len)


def _laws_among(rows: list[RuleRow | PreemptionRow]) -> list[RuleRow | PreemptionRow]:
    """Return the laws among the rows: that a search had found none is no reason where one begins."""
    found_none = [row for row in rows if isinstance(row, RuleRow) and row.instrument.kind == InstrumentKind.FINDING]
    return [row for row in rows if row not in found_none] or rows


def _citation(row: RuleRow | PreemptionRow, preempting: Mapping[int, str]) -> str:
    return row.instrument.citation if isinstance(row, RuleRow) else preempting[row.pk]
