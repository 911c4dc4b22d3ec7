"""What we hold of a subject, as the same kind of value that a spider reads, so that the two can be compared."""

from tracker.catalog.models import Jurisdiction
from tracker.contract import Bill, Claim, Law, Notice
from tracker.review.bill import held_bill
from tracker.review.claim import held_claim
from tracker.review.law import held_law
from tracker.review.notice import held_notice
from tracker.vocabulary import SubjectKind


def on_record(kind: SubjectKind, jurisdiction: Jurisdiction, subject: str) -> Law | Notice | Bill | Claim | None:
    """Return what the record holds of the subject now, or None."""
    group, _, name = subject.partition(" ")  # a notice's kind and reference, a bill's session and identifier
    match kind:
        case SubjectKind.INSTRUMENT:
            return held_law(jurisdiction, subject)
        case SubjectKind.NOTICE:
            return held_notice(jurisdiction, group, name)
        case SubjectKind.BILL:
            return held_bill(jurisdiction, group, name)
        case SubjectKind.CLAIM:
            return held_claim(jurisdiction, subject)
