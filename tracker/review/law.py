"""Laws: what we hold of an instrument as the cells of the cube, and how a change of it is written."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Cell, Law, cell_type
from tracker.record.days import counts_between, earliest, latest
from tracker.record.models import Instrument, Rule
from tracker.review.models import Change, Publication
from tracker.vocabulary import Cause, Confidence, Effect, InstrumentKind, Naming

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
    """Write the instrument and the cells that differ, close those they replace, and note each in a Publication.

    A cell that begins later than the one it replaces leaves that one in force until its day; not so in a correction,
    where the row was wrong from the start.
    """
    instrument, _ = Instrument.objects.update_or_create(
        jurisdiction=change.jurisdiction,
        citation=law.citation,
        defaults={"kind": law.instrument_kind, "title": law.title, "url": law.url},
    )
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    wanted = set(law.cells)
    for rule in list(Rule.objects.held().filter(instrument=instrument).select_related("substance")):
        if (cell := cell_of(rule)) in wanted:
            wanted.remove(cell)
            continue
        close_rule(change, rule, now)
        successor = next((new for new in law.cells if _key(new) == _key(cell)), None)
        if successor and change.corrects is None and _begins_later(successor, cell):
            _write_rule(change, instrument, replace(cell, valid_to=successor.valid_from), now)
    for cell in law.cells:
        if cell in wanted:
            _write_rule(change, instrument, cell, now, law.spoken_on)


def end_law(change: Change, citation: str, day: date, now: datetime) -> None:
    """Write that the instrument no longer names the substance: its rules end on the day at the latest."""
    instrument = Instrument.objects.get(jurisdiction=change.jurisdiction, citation=citation)
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    open_ended = Q(valid_to="") | Q(counts_to__gt=day)
    for rule in list(Rule.objects.held().filter(open_ended, instrument=instrument).select_related("substance")):
        cell = cell_of(rule)
        close_rule(change, rule, now)
        if (first := earliest(cell.valid_from)) is None or first < day:
            _write_rule(change, instrument, replace(cell, valid_to=day.isoformat()), now)


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
