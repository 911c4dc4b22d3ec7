"""Notices: what we hold of one, and how a change of it is written."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.record.models import Notice
from tracker.review.models import Change, Publication
from tracker.review.same_action import LEFT_OUT, complete, confirms, is_confirmed, notices_of_same_action, says_no_more

LEAST_SHARE = 0.9  # of the products of a notice: that more are taken off at once, a person must see


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


def tied_notice(jurisdiction: Jurisdiction, seen: contract.Notice, source: Source) -> contract.Notice | None:
    """Return what we hold of the action that the source shows, under whichever reference, or None."""
    rows = notices_of_same_action(jurisdiction, seen, source)
    return notice_of(rows[0]) if rows else None


def only_confirms(change: Change, notice: contract.Notice) -> bool:
    """Whether the change only shows on one more page what we hold already."""
    rows = notices_of_same_action(change.jurisdiction, notice, change.source)
    return len(rows) == 1 and confirms(rows[0], notice, notice_of(rows[0]), change.source)


def rests_on_the_agency(change: Change, notice: contract.Notice) -> bool:
    """Whether the notice that we hold of the action was read at the agency and accepted, and is no mere report."""
    rows = notices_of_same_action(change.jurisdiction, notice, change.source)
    return bool(rows) and is_confirmed(rows[0])


def overrules_a_person(change: Change, was: contract.Notice, now_is: contract.Notice) -> bool:
    """Whether the notice that we hold stands in a person's words, and the page says more than other days of it."""
    rows = notices_of_same_action(change.jurisdiction, now_is, change.source)
    by_hand = Publication.objects.filter(notice__in=rows, closed=False, change__human__isnull=False)
    return by_hand.exists() and not differs_by_dates_alone(was, now_is)


def keeps_its_list(was: contract.Notice, now_is: contract.Notice) -> bool:
    """Whether the notice still shows nearly as many products as before, one a line: half a page shows fewer."""
    return len(now_is.product.splitlines()) >= LEAST_SHARE * len(was.product.splitlines())


def struck_out(change: Change) -> frozenset[str]:
    """Return the parts of a notice that stood in what a person was shown, and that the person took out."""
    shown = change.corrects.reading() if change.corrects else contract.reading_type.validate_python(change.machine)
    now_is = change.reading()
    if not (isinstance(shown, contract.Notice) and isinstance(now_is, contract.Notice)):
        return frozenset()
    return frozenset(part for part in LEFT_OUT if getattr(shown, part) and not getattr(now_is, part))


def write_notice(change: Change, notice: contract.Notice, now: datetime) -> None:
    """Supersede what we hold of the action, if anything, and write this notice.

    A page that only shows once more what another surface showed first is hung behind the notice, which stays.
    """
    rows = notices_of_same_action(change.jurisdiction, notice, change.source)
    if only_confirms(change, notice):
        Publication.objects.create(change=change, closed=False, notice=rows[0])
        return
    if rows and is_confirmed(rows[0]):
        notice = complete(notice, notice_of(rows[0]), struck_out(change))
    _close(change, rows, now)
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
    """Whether two readings of one notice say the same but for its days, and for what it is called by and found at."""
    return old != new and says_no_more(new, old)
