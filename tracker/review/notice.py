"""Notices: what we hold of one, and how a change of it is written."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.record.models import Notice
from tracker.review.models import Change, Publication
from tracker.vocabulary import Cause


def held_notice(jurisdiction: Jurisdiction, kind: str, reference: str) -> contract.Notice | None:
    """Return what we hold of the notice, or None."""
    row = Notice.objects.held().filter(jurisdiction=jurisdiction, kind=kind, reference=reference).first()
    return notice_of(row) if row else None


def in_the_place_of(jurisdiction: Jurisdiction, notice: contract.Notice) -> list[Notice]:
    """Return the notices held of the same action, the one of the same reference first.

    They have its reference, or one that it replaces, or are only reported, of the same firm on the same day.
    """
    held = Notice.objects.held().filter(jurisdiction=jurisdiction, kind=notice.notice_kind)
    known_as = (notice.reference, *notice.replaces)
    reported = held.filter(publications__change__cause=Cause.BASELINE, publications__closed=False)
    twins = reported.filter(issued_on=notice.issued_on).exclude(issued_on="").exclude(firm="")
    same = [*held.filter(reference__in=known_as), *(row for row in twins if _folded(row.firm) == _folded(notice.firm))]
    return sorted(set(same), key=lambda row: (row.reference != notice.reference, row.pk))


def is_confirmed(jurisdiction: Jurisdiction, notice: contract.Notice) -> bool:
    """Whether the notice that we hold was read at the agency and accepted, and is no mere report."""
    held = Notice.objects.held().filter(
        jurisdiction=jurisdiction, kind=notice.notice_kind, reference=notice.reference, publications__closed=False
    )
    return held.exclude(publications__change__cause=Cause.BASELINE).exists()


def _folded(firm: str) -> str:
    return "".join(letter for letter in firm.casefold() if letter.isalnum())


def notice_of(row: Notice) -> contract.Notice:
    """Return the contract's value for a notice of the record."""
    return contract.notice_type.validate_python(
        {
            "jurisdiction": row.jurisdiction.ocd_id,
            "notice_kind": row.kind,
            "reference": row.reference,
            "title": row.title,
            "firm": row.firm,
            "product": row.product,
            "charge": row.charge,
            "issued_on": row.issued_on,
            "updated_on": row.updated_on,
            "effective_on": row.effective_on,
            "comments_until": row.comments_until,
            "url": row.url,
            "substances": row.substances,
        }
    )


def write_notice(change: Change, notice: contract.Notice, now: datetime) -> None:
    """Supersede what we hold of the action, if anything, and write this notice."""
    _close(change, in_the_place_of(change.jurisdiction, notice), now)
    facts = asdict(notice)
    del facts["jurisdiction"], facts["notice_kind"], facts["replaces"]
    row = Notice.objects.create(
        **{**facts, "kind": notice.notice_kind}, jurisdiction=change.jurisdiction, recorded_at=now
    )
    Publication.objects.create(change=change, closed=False, notice=row)


def close_notice(change: Change, kind: str, reference: str, now: datetime) -> None:
    """Supersede the notice we hold, if any, and note which change did it."""
    _close(change, Notice.objects.held().filter(jurisdiction=change.jurisdiction, kind=kind, reference=reference), now)


def _close(change: Change, rows: Iterable[Notice], now: datetime) -> None:
    for row in list(rows):
        Notice.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, notice=row)


def differs_by_dates_alone(old: contract.Notice, new: contract.Notice) -> bool:
    """Whether two readings of one notice say the same but for its days."""
    return old != new and replace(old, issued_on=new.issued_on, updated_on=new.updated_on) == new
