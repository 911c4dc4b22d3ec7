"""The agency's notices that the baseline reports."""

from textwrap import shorten

from tracker.contract import Notice
from tracker.review.baseline_row import Action, NoticeRow
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


def notice_of(row: NoticeRow, ocd_id: str) -> Notice | None:
    """Return the notice of the government with this OCD id, or None where the row is no more than a claim.

    The file seldom has the agency's own reference, and one reference may stand for several actions: so a reference is
    made of what it has, the firm (or else the title) and the day. It never equals one that a spider reads.
    """
    if row.confidence == "low":
        return None
    named = (
        (row.reference_number, row.firm)
        if row.reference_number or row.firm
        else (shorten(row.title, TITLE_LENGTH, placeholder="…"),)
    )
    return Notice(
        jurisdiction=ocd_id,
        notice_kind=KINDS[row.type],
        reference=", ".join(filter(None, (*named, row.date))),
        title=row.title,
        firm=row.firm,
        product=row.product,
        charge=row.reason,
        issued_on=row.date,
        updated_on="",
        url=row.url,
        substances=row.substances,
    )
