"""Laws: what we hold of an instrument as the cells of the cube, and how a change of it is written."""

from datetime import datetime

from django.db.models import QuerySet

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Cell, Law, Preemption, cell_type
from tracker.record.models import Instrument, Rule
from tracker.review.models import Change, Publication
from tracker.review.preemption import held_preemption, write_preemptions
from tracker.review.timeline import Stated, timeline
from tracker.vocabulary import Cause, Confidence, Effect, InstrumentKind, Naming, Reach, Standing


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
    """Write the instrument, and bring the rules and preemptions we hold of it in step with all that was published."""
    instrument, _ = Instrument.objects.update_or_create(
        jurisdiction=change.jurisdiction, citation=law.citation, defaults=_facts(law)
    )
    _rewrite(change, instrument, now)


def end_law(change: Change, citation: str, now: datetime) -> None:
    """Write that the instrument no longer names any substance: what it said ends on the day that this was seen."""
    _rewrite(change, Instrument.objects.get(jurisdiction=change.jurisdiction, citation=citation), now)


def _rewrite(change: Change, instrument: Instrument, now: datetime) -> None:
    """Close what the instrument's timeline no longer holds, write what is new in it, and note each in a Publication."""
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    stated = timeline(_changes_of(instrument))
    write_rules(change, instrument, [one for one in stated if isinstance(one.what, Cell)], now)
    write_preemptions(change, instrument, [one for one in stated if isinstance(one.what, Preemption)], now)


def _changes_of(instrument: Instrument) -> QuerySet[Change]:
    return (
        Change.objects.filter(publications__instrument=instrument)
        .select_related("jurisdiction", "observation")
        .order_by("published_at", "pk")
    )


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


def write_rules(change: Change, instrument: Instrument, stated: list[Stated], now: datetime) -> None:
    """Supersede the rules that are not stated as they are, and write those of the statements that we do not hold."""
    missing = {(one.what, one.counts): one for one in stated}
    for rule in list(Rule.objects.held().filter(instrument=instrument).select_related("substance").order_by("pk")):
        if missing.pop((cell_of(rule), (rule.counts_from, rule.counts_to)), None) is None:
            Rule.objects.filter(pk=rule.pk, superseded_at=None).update(superseded_at=now)
            Publication.objects.create(change=change, closed=True, rule=rule)
    for one in missing.values():
        _write_rule(change, instrument, one, now)


def _write_rule(change: Change, instrument: Instrument, stated: Stated, now: datetime) -> None:
    cell, (counts_from, counts_to) = stated.what, stated.counts
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell} is no cell")
    facts = cell_type.dump_python(cell, mode="json")
    rule = Rule.objects.create(
        **{**facts, "substance": Substance.objects.get(slug=stated.substance)},
        jurisdiction=change.jurisdiction,
        instrument=instrument,
        words=change.observation.quote,
        confidence=Confidence.REPORTED if stated.by.cause == Cause.BASELINE else Confidence.CONFIRMED,
        counts_from=counts_from,
        counts_to=counts_to,
        recorded_at=now,
    )
    Publication.objects.create(change=change, closed=False, rule=rule)


def naming_of(cells: tuple[Cell, ...]) -> Naming:
    """Return how a law with these cells stands to its substances."""
    if not cells:
        return Naming.MENTIONED
    if any(cell.effect is Effect.PROHIBITED for cell in cells):
        return Naming.SCHEDULED
    return Naming.REGULATED
