"""The laws that the baseline reports: which cells a row of status.csv becomes. Prose is never parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tracker.catalog.models import Jurisdiction
from tracker.contract import Cell, Condition, Law
from tracker.record.days import counts_between, latest
from tracker.review.baseline.row import BaselineRefused, Status, StatusRow
from tracker.review.law import naming_of
from tracker.review.stated import spoken_day
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, InstrumentKind, Level, Reach

EFFECTS = {
    Status.SCHEDULE_I: Effect.PROHIBITED,
    Status.PROHIBITED: Effect.PROHIBITED,
    Status.KCPA: Effect.CONDITIONAL,
    Status.AGE_ONLY: Effect.CONDITIONAL,
    Status.REGULATED: Effect.CONDITIONAL,
    Status.UNREGULATED: Effect.ALLOWED,
}
OF_EVERY_ACTIVITY = frozenset({Status.SCHEDULE_I, Status.UNREGULATED})
OF_PRODUCTS = frozenset({Status.KCPA, Status.AGE_ONLY, Status.REGULATED})
WITH_FURTHER_DUTIES = frozenset({Status.KCPA, Status.REGULATED})

# what a law is where the file does not say: the ordinary law of that government
ORDINARY_LAW = {
    Level.COUNTRY: InstrumentKind.STATUTE,
    Level.STATE: InstrumentKind.STATUTE,
    Level.DISTRICT: InstrumentKind.STATUTE,
    Level.TERRITORY: InstrumentKind.STATUTE,
    Level.TRIBAL: InstrumentKind.TRIBAL_LAW,
    Level.COUNTY: InstrumentKind.ORDINANCE,
    Level.PLACE: InstrumentKind.ORDINANCE,
}


def laws_of(
    rows: Sequence[StatusRow], places: Mapping[str, Jurisdiction], moment: datetime
) -> list[tuple[Law, list[StatusRow]]]:
    """Return one law for each place and citation, with the rows that it was read from, in the file's order.

    `places` are the jurisdictions by OCD id, `moment` is that of the reading. A row that gives no cell is in no law.

    Raises:
        BaselineRefused: the rows of one law disagree on its kind, reach or source's day, or an age rule names no age.
    """
    cells = {row: _cells(row, places[row.ocd_id].local_day(moment)) for row in rows}
    laws: dict[tuple[str, str], list[StatusRow]] = {}
    for row in rows:
        if cells[row]:
            laws.setdefault((row.ocd_id, _citation(row)), []).append(row)
    return [(_law(group, [cell for row in group for cell in cells[row]], places), group) for group in laws.values()]


def effect_of(row: StatusRow) -> Effect | None:
    """Return what the row says of the substance's reference product, or None where it is no more than a claim.

    A law on kratom products says of a concentrate of 7-OH only what the file says of its sale, if anything.
    """
    if row.confidence == "low" or row.status is Status.UNCLEAR or row.status_of_instrument == "pending":
        return None
    if row.substance == "7-oh" and row.status in OF_PRODUCTS:
        return row.concentrate_sale or None
    return EFFECTS[row.status]


def _cells(row: StatusRow, seen_on: date) -> tuple[Cell, ...]:
    """Return the row's cells, or none where its days leave it no day to count on."""
    effect = effect_of(row)
    if effect is None:
        return ()
    first = Cell(
        substance=row.substance,
        form=Form.CONCENTRATE if row.substance == "7-oh" and row.status in OF_PRODUCTS else Form.ANY,
        threshold=None,
        activity=row.activity or Activity.SALE,
        effect=effect,
        conditions=_conditions(row) if effect is Effect.CONDITIONAL else (),
        valid_from=row.effective_from,
        valid_to=_end(row, effect),
    )
    if not _counts(first, spoken_day(_spoken_on(row), seen_on), seen_on):
        return ()
    return tuple(replace(first, activity=each) for each in Activity) if row.status in OF_EVERY_ACTIVITY else (first,)


def _conditions(row: StatusRow) -> tuple[Condition, ...]:
    if row.status is Status.AGE_ONLY and not row.min_age:
        raise BaselineRefused(f"{row.quote}: an age rule without an age")
    age = Condition(kind=ConditionKind.MINIMUM_AGE, amount=row.min_age, unit="years", words=row.other_rules)
    more = Condition(kind=ConditionKind.FURTHER_DUTIES, amount="", unit="", words=row.other_rules)
    return (age,) * bool(row.min_age) + (more,) * (row.status in WITH_FURTHER_DUTIES)


def _end(row: StatusRow, effect: Effect) -> str:
    """Return the first day on which the row no longer holds; the file names the last on which it does.

    Where that is "2018", the true one lies between 2018-01-02 and 2019-01-01. A prohibition ends on the latest of them,
    and anything laxer stays uncertain: it ends in 2018.
    """
    last = latest(row.effective_to)
    if last is None:
        return ""
    is_whole = row.effective_to == last.isoformat()
    return (last + timedelta(days=1)).isoformat() if is_whole or effect is Effect.PROHIBITED else row.effective_to


def _spoken_on(row: StatusRow) -> str:
    """Return the day that the row speaks of: its source's, or the last of what was over by then.

    Who tells that no law was there until the 23rd speaks of the 23rd, and of no day before it.
    """
    last, told = latest(row.effective_to), latest(row.source_date)
    is_over = last and row.effective_to == last.isoformat() and (told is None or last < told)
    return row.effective_to if is_over else row.source_date


def _counts(cell: Cell, spoken_on: date, seen_on: date) -> bool:
    first, end = counts_between(
        strict=cell.effect is Effect.PROHIBITED,
        valid_from=cell.valid_from,
        valid_to=cell.valid_to,
        spoken_on=spoken_on,
        recorded_on=seen_on,
    )
    return first is None or end is None or first < end


def _citation(row: StatusRow) -> str:
    if row.instrument:
        return row.instrument
    found = "no law found" if row.instrument_kind is InstrumentKind.FINDING else "law reported without citation"
    return f"{found} ({row.jurisdiction_name}, {row.substance})"


def _law(rows: list[StatusRow], cells: list[Cell], places: Mapping[str, Jurisdiction]) -> Law:
    first = rows[0]
    for row in rows:
        if (row.instrument_kind, row.reach, _spoken_on(row)) != (first.instrument_kind, first.reach, _spoken_on(first)):
            raise BaselineRefused(f"{row.quote}: of another kind, reach or source's day than the same law above")
    return Law(
        jurisdiction=first.ocd_id,
        instrument_kind=first.instrument_kind or ORDINARY_LAW[Level(places[first.ocd_id].level)],
        citation=_citation(first),
        title="",
        url=first.source_url,
        naming=naming_of(tuple(cells)),
        substances=tuple(sorted({cell.substance for cell in cells})),
        cells=tuple(cells),
        reach=first.reach or Reach.WHOLE,
        spoken_on=_spoken_on(first),
    )
