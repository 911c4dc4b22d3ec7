"""Bills: what we hold of one, and how a change of it is written. A bill writes no rule.

Publishers call one session by many names ("2025-2026", "2026rs", "89R"). A bill of the same place and number that was
introduced on the same day is the same bill under whichever name, and keeps the one that we hold it by.
"""

import re
from dataclasses import asdict, replace
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.record.days import is_full
from tracker.record.models import Bill
from tracker.review.models import Change, Publication

NUMBERED = re.compile(r"(?P<type>[A-Z]+)(?P<number>\d+)")
CHAMBERS = {"H": "HB", "S": "SB", "A": "AB"}


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


def same_bill(jurisdiction: Jurisdiction, seen: contract.Bill) -> Bill | None:
    """Return the bill that we hold of what was seen, or None; where two may be meant, neither is."""
    held = Bill.objects.held().filter(jurisdiction=jurisdiction)
    if row := held.filter(session=seen.session, identifier=seen.identifier).first():
        return row
    if not is_full(seen.introduced_on):
        return None
    rows = [row for row in held.filter(introduced_on=seen.introduced_on) if number(row) == number(seen)]
    return rows[0] if len(rows) == 1 else None


def number(bill: Bill | contract.Bill) -> str:
    """Return a bill's number without what publishers differ in: `HB 10`, `HB0010` and `H10` are one."""
    found = NUMBERED.fullmatch("".join(letter for letter in bill.identifier.upper() if letter.isalnum()))
    return f"{CHAMBERS.get(found['type'], found['type'])}{int(found['number'])}" if found else bill.identifier


def only_shows_again(change: Change, bill: contract.Bill) -> bool:
    """Whether the change only shows on one more page what another source showed first, and no later step of it."""
    row = same_bill(change.jurisdiction, bill)
    if row is None or Publication.objects.filter(bill=row, closed=False, change__source=change.source).exists():
        return False
    return bill.stage == row.stage and bill.latest_action_on <= row.latest_action_on


def is_shown_again(change: Change) -> bool:
    """Whether the change, once published, wrote no bill of its own."""
    shown = Publication.objects.filter(change=change, closed=False).exclude(bill=None)
    return shown.filter(bill__recorded_at__lt=change.published_at).exists()


def write_bill(change: Change, bill: contract.Bill, now: datetime) -> None:
    """Supersede the bill we hold, if any, and write this one under its name, or hang one more page behind it."""
    row = same_bill(change.jurisdiction, bill)
    if row and only_shows_again(change, bill):
        Publication.objects.create(change=change, closed=False, bill=row)
        return
    if row:
        bill = replace(bill, session=row.session, identifier=row.identifier)
    close_bill(change, bill.session, bill.identifier, now)
    facts = asdict(bill)
    del facts["jurisdiction"], facts["kind"]
    written = Bill.objects.create(**facts, jurisdiction=change.jurisdiction, recorded_at=now)
    Publication.objects.create(change=change, closed=False, bill=written)


def close_bill(change: Change, session: str, identifier: str, now: datetime) -> None:
    """Supersede the bill we hold, if any, and note which change did it."""
    for row in Bill.objects.held().filter(jurisdiction=change.jurisdiction, session=session, identifier=identifier):
        Bill.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, bill=row)
