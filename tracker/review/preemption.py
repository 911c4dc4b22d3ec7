"""Preemptions: what a law leaves to the governments below, and how a change of that is written."""

from datetime import datetime

from django.db.models import QuerySet

from tracker import contract
from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.models import Instrument, Preemption
from tracker.review.models import Change, Publication
from tracker.review.stated import Stated
from tracker.vocabulary import Activity


def held_preemption(jurisdiction: Jurisdiction, citation: str) -> contract.Preemption | None:
    """Return the newest preemption we hold of the law, or None. It is the same for all its substances."""
    row = _held(jurisdiction, citation).last()
    return None if row is None else preemption_of(row)


def preemption_of(row: Preemption) -> contract.Preemption:
    """Return what a row of the record says of local law."""
    return contract.Preemption(
        activities=tuple(Activity(activity) for activity in row.activities),
        saves=tuple(row.saves),
        saves_before=row.saves_before,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        words=row.words,
    )


def write_preemptions(change: Change, instrument: Instrument, stated: list[Stated], now: datetime) -> None:
    """Supersede the preemptions that are not stated as they are, and write those that we do not hold.

    Local law gives way from the latest day that the preemption may begin, as anything laxer does.
    """
    missing = {(one.what, one.substance, one.counts): one for one in stated}
    for row in list(_held(instrument.jurisdiction, instrument.citation).select_related("substance")):
        what = preemption_of(row), row.substance.slug, (row.counts_from, row.counts_to)
        if missing.pop(what, None) is None:
            Preemption.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
            Publication.objects.create(change=change, closed=True, preemption=row)
    for one in missing.values():
        _write_preemption(change, instrument, one, now)


def _held(jurisdiction: Jurisdiction, citation: str) -> QuerySet[Preemption]:
    of_law = {"instrument__jurisdiction": jurisdiction, "instrument__citation": citation}
    return Preemption.objects.held().filter(**of_law).order_by("pk")


def _write_preemption(change: Change, instrument: Instrument, stated: Stated, now: datetime) -> None:
    said, (counts_from, counts_to) = stated.what, stated.counts
    if not isinstance(said, contract.Preemption):
        raise TypeError(f"{said} preempts nothing")
    row = Preemption.objects.create(
        instrument=instrument,
        jurisdiction=change.jurisdiction,
        substance=Substance.objects.get(slug=stated.substance),
        activities=list(said.activities),
        saves=list(said.saves),
        saves_before=said.saves_before,
        words=said.words,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        counts_from=counts_from,
        counts_to=counts_to,
        recorded_at=now,
    )
    Publication.objects.create(change=change, closed=False, preemption=row)
