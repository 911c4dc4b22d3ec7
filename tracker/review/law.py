"""Laws: what we hold of an instrument as the cells of the cube, and how a change of it is written."""

from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Cell, Law, Preemption, cell_type
from tracker.record.models import Instrument, Rule
from tracker.review.cell import cell_of
from tracker.review.models import Change, Publication
from tracker.review.preemption import held_preemption, write_preemptions
from tracker.review.stated import Stated
from tracker.review.superseded import superseded_of
from tracker.review.timeline import corrected, timeline
from tracker.vocabulary import Confidence, Effect, Naming, Standing


def held_law(jurisdiction: Jurisdiction, citation: str) -> Law | None:
    """Return what we hold of the instrument with this citation, or None."""
    readings = [change.reading() for change in corrected(_changes_of(jurisdiction, citation))]
    laws = [reading for reading in readings if isinstance(reading, Law) and reading.citation == citation]
    if not laws:
        return None
    cells = tuple(cell_of(rule) for rule in _held_rules(jurisdiction, citation))
    return replace(
        laws[-1],
        naming=naming_of(cells),
        substances=tuple(sorted({cell.substance for cell in cells})),
        cells=cells,
        preemption=held_preemption(jurisdiction, citation),
        spoken_on="",
    )


def is_only_reported(jurisdiction: Jurisdiction, citation: str) -> bool:
    """Whether we hold rules of the law that nobody here has read in the law itself."""
    return _held_rules(jurisdiction, citation).filter(confidence=Confidence.REPORTED).exists()


def write_law(change: Change, law: Law, now: datetime) -> None:
    """Write the instrument, and bring what we hold of it, and of what gives way to it, in step with all published."""
    _rewrite(change, write_instrument(change.jurisdiction, law), now)
    superseded = superseded_of(change) + (superseded_of(change.corrects) if change.corrects else [])
    for citation in dict.fromkeys(one.citation for one in superseded):
        _rewrite(change, _newest(change.jurisdiction, citation), now)


def end_law(change: Change, citation: str, now: datetime) -> None:
    """Write that the instrument no longer names any substance: what it said ends on the day that this was seen."""
    _rewrite(change, _newest(change.jurisdiction, citation), now)


def _newest(jurisdiction: Jurisdiction, citation: str) -> Instrument:
    return Instrument.objects.filter(jurisdiction=jurisdiction, citation=citation).latest("pk")


def _rewrite(change: Change, instrument: Instrument, now: datetime) -> None:
    """Close what the instrument's timeline no longer holds, write what is new in it, and note each in a Publication."""
    Publication.objects.create(change=change, closed=False, instrument=instrument)
    stated = timeline(_changes_of(change.jurisdiction, instrument.citation), instrument.citation)
    write_rules(change, instrument.citation, [one for one in stated if isinstance(one.what, Cell)], now)
    write_preemptions(change, instrument, [one for one in stated if isinstance(one.what, Preemption)], now)


def write_instrument(jurisdiction: Jurisdiction, law: Law) -> Instrument:
    """Return the instrument as this reading has it, written where no earlier reading had it so."""
    instrument, _ = Instrument.objects.get_or_create(
        jurisdiction=jurisdiction,
        kind=law.instrument_kind,
        citation=law.citation,
        title=law.title,
        url=law.url,
        reach=law.reach,
        standing=law.standing or "",
        adopted_on=law.adopted_on,
        signed_on=law.signed_on,
        filed_on=law.filed_on,
    )
    return instrument


def _changes_of(jurisdiction: Jurisdiction, citation: str) -> QuerySet[Change]:
    of_law = {"publications__instrument__jurisdiction": jurisdiction, "publications__instrument__citation": citation}
    return Change.objects.filter(**of_law).select_related("jurisdiction", "observation").order_by("published_at", "pk")


def _held_rules(jurisdiction: Jurisdiction, citation: str) -> QuerySet[Rule]:
    of_law = Rule.objects.held().filter(instrument__jurisdiction=jurisdiction, instrument__citation=citation)
    return of_law.select_related("substance").order_by("pk")


def write_rules(change: Change, citation: str, stated: list[Stated], now: datetime) -> None:
    """Supersede the rules that are not stated as they are, and write those of the statements that we do not hold."""
    place = change.jurisdiction
    laws = {one.law: write_instrument(place, one.law) for one in stated}
    missing = {(one.what, one.counts, laws[one.law].pk, one.confidence, one.ending): one for one in stated}
    for rule in list(_held_rules(place, citation)):
        is_so = rule.instrument_id, Confidence(rule.confidence), Standing(rule.ending)
        if missing.pop((cell_of(rule), (rule.counts_from, rule.counts_to), *is_so), None) is None:
            Rule.objects.filter(pk=rule.pk, superseded_at=None).update(superseded_at=now)
            Publication.objects.create(change=change, closed=True, rule=rule)
    for one in missing.values():
        _write_rule(change, laws[one.law], one, now)


def _write_rule(change: Change, instrument: Instrument, stated: Stated, now: datetime) -> None:
    cell, (counts_from, counts_to) = stated.what, stated.counts
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell} is no cell")
    facts = cell_type.dump_python(cell, mode="json")
    rule = Rule.objects.create(
        **{**facts, "substance": Substance.objects.get(slug=stated.substance)},
        jurisdiction=change.jurisdiction,
        instrument=instrument,
        words=stated.by.observation.quote,
        confidence=stated.confidence,
        ending=stated.ending,
        counts_from=counts_from,
        counts_to=counts_to,
        recorded_at=now,
    )
    said_by = None if stated.by.pk == change.pk else stated.by
    Publication.objects.create(change=change, closed=False, rule=rule, said_by=said_by)


def naming_of(cells: tuple[Cell, ...]) -> Naming:
    """Return how a law with these cells stands to its substances."""
    if not cells:
        return Naming.MENTIONED
    if any(cell.effect is Effect.PROHIBITED for cell in cells):
        return Naming.SCHEDULED
    return Naming.REGULATED
