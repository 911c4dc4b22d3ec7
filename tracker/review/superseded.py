"""What was only reported gives way to a law that a person has read.

A report of the same place, substance and activity ends where the law itself begins to speak: a search that found no law
in all that it says of the substance, a reported law where the law read is as strict, as wide and as lasting. Anything
else stays beside it unless a person who has seen it says otherwise: a reported ban is never lost to something laxer.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from pydantic import TypeAdapter

from tracker.contract import Cell, Law, PartialDay
from tracker.record.label import STRICTNESS, age_of
from tracker.record.models import Rule
from tracker.review.cell import cell_of
from tracker.review.models import Change
from tracker.review.stated import Stated, seen_on, stated_by
from tracker.vocabulary import Cause, Confidence, Effect, Form, InstrumentKind


@dataclass(frozen=True, kw_only=True)
class Superseded:
    """A reported cell of another law that gives way: from a day on, or, without one, as if never reported.

    `rule` is the key of the row that held it when the change was made, `ticked` that a person asked for it.
    """

    rule: int
    citation: str
    cell: Cell
    until: PartialDay
    ticked: bool = False


list_type: TypeAdapter[list[Superseded]] = TypeAdapter(list[Superseded])


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What is only reported of a change's law: what gives way to it by itself, and what only a person may end."""

    gives_way: list[Superseded]
    stays: list[Superseded]


def superseded_of(change: Change, citation: str = "") -> list[Superseded]:
    """Return what gives way to the change, of the law with this citation or of all."""
    return [one for one in list_type.validate_python(change.superseded) if citation in ("", one.citation)]


def supersede(change: Change, also: Collection[int] = ()) -> bool:
    """Write down what gives way to the change, and return whether that is news.

    It is all that does so by itself, and those of the rules with the keys `also` that a person may end.
    """
    reported = reported_rules(change)
    chosen = reported.gives_way + [replace(one, ticked=True) for one in reported.stays if one.rule in also]
    before, change.superseded = change.superseded, list_type.dump_python(chosen, mode="json")
    change.save(update_fields=["superseded"])
    return bool(change.superseded != before)


def reported_rules(change: Change) -> Reported:
    """Return the rules reported of the same place, substance and activities on days for which the change speaks.

    A correction also weighs what gave way to the change that it corrects.
    """
    gives_way: list[Superseded] = []
    stays: list[Superseded] = []
    law = change.reading()
    if isinstance(law, Law) and change.cause != Cause.BASELINE:
        said = [one for one in stated_by(change) or () if isinstance(one.what, Cell) and not one.is_empty]
        for rule in _reported(change, law):
            speaking = [one for one in said if _speaks_of(one, rule, seen_on(change))]
            outdoing = [one for one in speaking if _outdoes(one, rule)]
            if speaking:
                (gives_way if outdoing else stays).append(_superseded(rule, outdoing or speaking))
    return Reported(gives_way=gives_way, stays=stays)


def _reported(change: Change, law: Law) -> QuerySet[Rule]:
    """Return the reported rules of other laws of the place, on the substances of the law."""
    before = [one.rule for one in superseded_of(change.corrects)] if change.corrects else []
    return (
        Rule.objects.filter(Q(superseded_at=None) | Q(pk__in=before))
        .filter(jurisdiction=change.jurisdiction, confidence=Confidence.REPORTED, substance__slug__in=law.substances)
        .exclude(instrument__citation=law.citation)
        .select_related("substance", "instrument")
        .order_by("pk")
    )


def _speaks_of(one: Stated, rule: Rule, seen: date) -> bool:
    """Whether the statement is about what the rule is about, on a day of the rule.

    One without a first day speaks for all days; but what was over when it was seen is no matter of today's text.
    """
    cell, (first, end) = one.what, one.counts
    same = isinstance(cell, Cell) and (cell.activity == rule.activity or _is_finding(rule))
    begins_before = rule.counts_to is None or (first or seen) < rule.counts_to
    return same and one.substance == rule.substance.slug and begins_before and _is_before(rule.counts_from, end)


def _is_before(first: date | None, end: date | None) -> bool:
    return first is None or end is None or first < end


def _outdoes(one: Stated, rule: Rule) -> bool:
    """Whether the statement is as wide as the rule, as strict, and for all but a finding as lasting."""
    cell, end = one.what, one.counts[1]
    if not isinstance(cell, Cell) or cell.effect is Effect.UNKNOWN:
        return False
    is_as_wide = cell.form in (Form.ANY, rule.form) and cell.threshold in (None, cell_of(rule).threshold)
    if _is_finding(rule):
        return is_as_wide and (cell.effect is not Effect.ALLOWED or cell.activity == rule.activity)
    lasts = end is None or (rule.counts_to is not None and end >= rule.counts_to)
    return is_as_wide and lasts and _is_as_strict(cell, rule)


def _is_as_strict(cell: Cell, rule: Rule) -> bool:
    ours, theirs = STRICTNESS.index(cell.effect), STRICTNESS.index(Effect(rule.effect))
    return ours < theirs or (ours == theirs and (age_of(_conditions(cell)) or 0) >= (age_of(rule.conditions) or 0))


def _conditions(cell: Cell) -> Iterator[dict[str, Any]]:
    return ({"kind": one.kind, "amount": one.amount} for one in cell.conditions)


def _is_finding(rule: Rule) -> bool:
    return rule.instrument.kind == InstrumentKind.FINDING


def _superseded(rule: Rule, by: Iterable[Stated]) -> Superseded:
    first = min(by, key=lambda one: one.counts[0] or date.min)
    begins = first.counts[0]
    is_whole = begins is None or (rule.counts_from is not None and begins <= rule.counts_from)
    day = "" if is_whole or begins is None else first.what.valid_from or begins.isoformat()
    return Superseded(rule=rule.pk, citation=rule.instrument.citation, cell=cell_of(rule), until=day)
