"""Preemptions: what a law leaves to the governments below, and how a change of that is written."""

from datetime import datetime

from tracker import contract
from tracker.catalog.models import Substance
from tracker.record.days import counts_between
from tracker.record.models import Instrument, Preemption
from tracker.review.models import Change, Publication


def held_preemption(instrument: Instrument) -> contract.Preemption | None:
    """Return what we hold of the instrument's preemption, or None. It is the same for all its substances."""
    row = Preemption.objects.held().filter(instrument=instrument).first()
    if row is None:
        return None
    return contract.Preemption(
        saves=tuple(row.saves),
        saves_before=row.saves_before,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        words=row.words,
    )


def write_preemption(change: Change, instrument: Instrument, law: contract.Law, now: datetime) -> None:
    """Supersede the preemption we hold where the law now says another, and write that one for each substance.

    Local law gives way from the latest day that the preemption may begin, as anything laxer does.
    """
    if held_preemption(instrument) == law.preemption:
        return
    for row in Preemption.objects.held().filter(instrument=instrument):
        Preemption.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, preemption=row)
    if law.preemption is None:
        return
    place, said = change.jurisdiction, law.preemption
    seen_on = place.local_day(change.observation.seen_at)
    counts_from, counts_to = counts_between(
        strict=False, valid_from=said.valid_from, valid_to=said.valid_to, spoken_on=seen_on, recorded_on=seen_on
    )
    for substance in Substance.objects.filter(slug__in=law.substances):
        row = Preemption.objects.create(
            instrument=instrument,
            jurisdiction=place,
            substance=substance,
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
