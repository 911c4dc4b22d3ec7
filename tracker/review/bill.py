"""Bills: what we hold of one, and how a change of it is written. A bill writes no rule."""

from dataclasses import asdict
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.record.models import Bill
from tracker.review.models import Change, Publication


def held_bill(jurisdiction: Jurisdiction, session: str, identifier: str) -> contract.Bill | None:
    """Return what we hold of the bill, or None."""
    row = Bill.objects.held().filter(jurisdiction=jurisdiction, session=session, identifier=identifier).first()
    return bill_of(row) if row else None


def bill_of(row: Bill) -> contract.Bill:
    """Return the contract's value for a bill of the record."""
    return contract.bill_type.validate_python(
        {
            "jurisdiction": row.jurisdiction.ocd_id,
            "session": row.session,
            "identifier": row.identifier,
            "title": row.title,
            "stage": row.stage,
            "introduced_on": row.introduced_on,
            "latest_action": row.latest_action,
            "latest_action_on": row.latest_action_on,
            "url": row.url,
            "substances": row.substances,
        }
    )


def write_bill(change: Change, bill: contract.Bill, now: datetime) -> None:
    """Supersede the bill we hold, if any, and write this one."""
    close_bill(change, bill.session, bill.identifier, now)
    facts = asdict(bill)
    del facts["jurisdiction"], facts["kind"]
    row = Bill.objects.create(**facts, jurisdiction=change.jurisdiction, recorded_at=now)
    Publication.objects.create(change=change, closed=False, bill=row)


def close_bill(change: Change, session: str, identifier: str, now: datetime) -> None:
    """Supersede the bill we hold, if any, and note which change did it."""
    for row in Bill.objects.held().filter(jurisdiction=change.jurisdiction, session=session, identifier=identifier):
        Bill.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, bill=row)
