"""The agency's notices that the baseline reports."""

from collections.abc import Sequence
from textwrap import shorten

from tracker.contract import Notice
from tracker.review.baseline.row import Action, NoticeRow
from tracker.vocabulary import NoticeKind

TITLE_LENGTH = 100  # of a title that serves as a reference

KINDS = {
    Action.IMPORT_ALERT: NoticeKind.IMPORT_ALERT,
    Action.SEIZURE: NoticeKind.SEIZURE,
    Action.SAFETY_ADVISORY: NoticeKind.SAFETY_ADVISORY,
    Action.STATEMENT: NoticeKind.STATEMENT,
    Action.RECALL: NoticeKind.RECALL,
    Action.MANDATORY_RECALL: NoticeKind.MANDATORY_RECALL,
    Action.WARNING_LETTER: NoticeKind.WARNING_LETTER,
    Action.PRESS_RELEASE: NoticeKind.PRESS_RELEASE,
    Action.SCHEDULING_RECOMMENDATION: NoticeKind.SCHEDULING,
}


def notices_of(rows: Sequence[NoticeRow], ocd_id: str) -> list[tuple[Notice, list[NoticeRow]]]:
    """Return the notices of the government with this OCD id, each with its rows. An untrusted row is in none.

    An import alert has a number of the agency's own, which its spider reads too: all its rows are one notice, issued
    on the first day and last updated on the last. Of anything else the file seldom has the agency's reference, and one
    may stand for several actions: so it is made of what the file has, the firm (or else the title) and the day.
    """
    actions: dict[tuple[NoticeKind, str], list[NoticeRow]] = {}
    for row in rows:
        if row.confidence != "low":
            actions.setdefault((KINDS[row.type], _reference(row)), []).append(row)
    return [(_notice(reference, kind, action, ocd_id), action) for (kind, reference), action in actions.items()]


def _reference(row: NoticeRow) -> str:
    if row.type is Action.IMPORT_ALERT and row.reference_number:
        return row.reference_number.removeprefix("IA ")
    named = (
        (row.reference_number, row.firm)
        if row.reference_number or row.firm
        else (shorten(row.title, TITLE_LENGTH, placeholder="…"),)
    )
    return ", ".join(filter(None, (*named, row.date)))


def _notice(reference: str, kind: NoticeKind, rows: list[NoticeRow], ocd_id: str) -> Notice:
    first, last = rows[0], rows[-1]
    return Notice(
        jurisdiction=ocd_id,
        notice_kind=kind,
        reference=reference,
        title=first.title,
        firm=first.firm,
        product=first.product,
        charge=first.reason,
        issued_on=first.date,
        updated_on=last.date if last is not first else "",
        url=first.url,
        substances=first.substances,
    )
