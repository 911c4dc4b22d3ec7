"""Laws: what we hold of an instrument as the cells of the cube, and how a change of it is written."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Cell, Law, cell_type
from tracker.record.days import counts_between, earliest, latest
from tracker.record.models import Instrument, Rule
from tracker.review.models import Change, Publication
from tracker.review.preemption import held_preemption, write_preemption
from tracker.vocabulary import Cause, Confidence, Effect, InstrumentKind, Naming, Reach, Standing

CellKey = tuple[Any, ...]


def held_law(jurisdiction: Jurisdiction, citation: str) -> Law | None:
    """Return what we hold of the instrument with this citation, or None."""
    instrument = Instrument.objects.filter(jurisdiction=jurisdiction, citation=citation).first()
    if instrument is None:
        return None
    rules = Rule.objects.held().filter(instrument=instrument).select_related("substance").order_by("pk")
    cells = tuple(cell_of(rule) for rule in rules)
    return Law(
        jurisdiction=jurisdiction.ocd_id,
        instrument_kind=InstrumentKind(instrument.kind),
        citation=citation,
        title=instrument.title,
        url=instrument.url,
        naming=naming_of(cells),
        substances=tuple(sorted({cell.substance for cell in cells})),
        cells=cells,
        reach=Reach(instrument.reach),
        standing=Standing(instrument.standing) if instrument.standing else None,
        adopted_on=instrument.adopted_on,
        signed_on=instrument.signed_on,
        filed_on=instrument.filed_on,
        preemption=held_preemption(instrument),
    )


def cell_of(rule: Rule) -> Cell:
    """Return the cell that a rule of the record is."""
    return cell_type.validate_python(
        {
            "substance": rule.substance.slug,
            "form": rule.form,
            "threshold": rule.threshold,
            "activity": rule.activity,
            "effect": rule.effect,
            "conditions": rule.conditions,
            "valid_from": rule.valid_from,
            "valid_to": rule.valid_to,
        }
    )


def write_law(change: Change, law: Law, now: datetime) -> None:
    """Write the instrument and the cells that differ, close those they replace, and note each in a Publication."""
    instrument, _ = Instrument.objects.update_or_create(
        jurisdiction=change.jurisdiction, citation=law.citation, defaults=_facts(law)
    )
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    held = _replace_rules(change, instrument, law.cells, now)
    for cell in law.cells:
        if cell not in held:
            _write_rule(change, instrument, cell, now, law.spoken_on)
    write_preemption(change, instrument, law, now)


def end_law(change: Change, citation: str, now: datetime) -> None:
    """Write that the instrument no longer names any substance: its rules end on the day that this was seen."""
    instrument = Instrument.objects.get(jurisdiction=change.jurisdiction, citation=citation)
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    _replace_rules(change, instrument, (), now)


def _facts(law: Law) -> dict[str, str]:
    return {
        "kind": law.instrument_kind,
        "title": law.title,
        "url": law.url,
        "reach": law.reach,
        "standing": law.standing or "",
        "adopted_on": law.adopted_on,
        "signed_on": law.signed_on,
        "filed_on": law.filed_on,
    }


def _replace_rules(change: Change, instrument: Instrument, cells: tuple[Cell, ...], now: datetime) -> set[Cell]:
    """Close the rules that the cells leave other than they are, write what is left of each; return what stays."""
    seen_on = change.jurisdiction.local_day(change.observation.seen_at)
    stays: set[Cell] = set()
    for rule in list(Rule.objects.held().filter(instrument=instrument).select_related("substance")):
        cell = cell_of(rule)
        left = _left_of(cell, cells, seen_on, is_correction=change.corrects is not None)
        if left == cell:
            stays.add(cell)
            continue
        close_rule(change, rule, now)
        if left:
            _write_rule(change, instrument, left, now)
    return stays


def _left_of(cell: Cell, cells: tuple[Cell, ...], seen_on: date, *, is_correction: bool) -> Cell | None:
    """Return what is left of a held cell once the law reads as these cells do: all, some of its days, or None.

    A page shows today's law: what it does not repeat ended when that was seen, and days gone by stay as they were. A
    cell that begins later than the one it replaces leaves that one in force until its day. A correction leaves nothing:
    the row was wrong from the start.
    """
    last, first = latest(cell.valid_to), earliest(cell.valid_from)
    if cell in cells:
        return cell
    if is_correction:
        return None
    if last and last <= seen_on:
        return cell
    if successor := next((new for new in cells if _key(new) == _key(cell)), None):
        return replace(cell, valid_to=successor.valid_from) if _begins_later(successor, cell) else None
    return replace(cell, valid_to=seen_on.isoformat()) if first is None or first < seen_on else None


def close_rule(change: Change, rule: Rule, now: datetime) -> None:
    """Supersede the rule and note which change did it."""
    Rule.objects.filter(pk=rule.pk, superseded_at=None).update(superseded_at=now)
    Publication.objects.create(change=change, closed=True, rule=rule)


def spoken_day(spoken_on: str, seen_on: date) -> date:
    """Return the day that a source speaks of: the latest it can mean, and never later than the day it was seen."""
    return min(latest(spoken_on) or seen_on, seen_on)


def _write_rule(change: Change, instrument: Instrument, cell: Cell, now: datetime, spoken_on: str = "") -> None:
    place = change.jurisdiction
    counts_from, counts_to = counts_between(
        strict=cell.effect is Effect.PROHIBITED,
        valid_from=cell.valid_from,
        valid_to=cell.valid_to,
        spoken_on=spoken_day(spoken_on, place.local_day(change.observation.seen_at)),
        recorded_on=place.local_day(now),
    )
    facts = cell_type.dump_python(cell, mode="json")
    rule = Rule.objects.create(
        **{**facts, "substance": Substance.objects.get(slug=cell.substance)},
        jurisdiction=place,
        instrument=instrument,
        words=change.observation.quote,
        confidence=Confidence.REPORTED if change.cause == Cause.BASELINE else Confidence.CONFIRMED,
        counts_from=counts_from,
        counts_to=counts_to,
        recorded_at=now,
    )
    Publication.objects.create(change=change, closed=False, rule=rule)


def _key(cell: Cell) -> CellKey:
    return cell.substance, cell.form, cell.threshold, cell.activity


def _begins_later(new: Cell, old: Cell) -> bool:
    begins, began = earliest(new.valid_from), earliest(old.valid_from)
    return begins is not None and (began is None or begins > began)


def naming_of(cells: tuple[Cell, ...]) -> Naming:
    """Return how a law with these cells stands to its substances."""
    if not cells:
        return Naming.MENTIONED
    if any(cell.effect is Effect.PROHIBITED for cell in cells):
        return Naming.SCHEDULED
    return Naming.REGULATED
