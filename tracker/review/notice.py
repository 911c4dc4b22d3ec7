"""Notices: what we hold of one, and how a change of it is written."""

from dataclasses import asdict, replace
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.record.models import Notice
from tracker.review.models import Change, Publication


def held_notice(jurisdiction: Jurisdiction, kind: str, reference: str) -> contract.Notice | None:
    """Return what we hold of the notice, or None."""
    row = Notice.objects.held().filter(jurisdiction=jurisdiction, kind=kind, reference=reference).first()
    return notice_of(row) if row else None


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
    """Supersede the notice we hold, if any, and write this one."""
    close_notice(change, notice.notice_kind, notice.reference, now)
    facts = asdict(notice)
    del facts["jurisdiction"], facts["notice_kind"], facts["replaces"]
    row = Notice.objects.create(
        **{**facts, "kind": notice.notice_kind}, jurisdiction=change.jurisdiction, recorded_at=now
    )
    Publication.objects.create(change=change, closed=False, notice=row)


def close_notice(change: Change, kind: str, reference: str, now: datetime) -> None:
    """Supersede the notice we hold, if any, and note which change did it."""
    for row in Notice.objects.held().filter(jurisdiction=change.jurisdiction, kind=kind, reference=reference):
        Notice.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, notice=row)


def differs_by_dates_alone(old: contract.Notice, new: contract.Notice) -> bool:
    """Whether two readings of one notice say the same but for its days."""
    return old != new and replace(old, issued_on=new.issued_on, updated_on=new.updated_on) == new
