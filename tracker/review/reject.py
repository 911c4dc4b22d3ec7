"""Reject: a person says no, with a reason. The same reading is not proposed again."""

from django.contrib.auth.models import User
from django.db import transaction

from tracker.review.decision import check_may_decide, check_reason, record_decision, transition
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, Verdict


def reject(change: Change, person: User, *, version: int, reason: str) -> Decision:
    """Reject the version of the change that was seen.

    Raises:
        Refused: no reason was given.
        NotAllowed: the person may not decide.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    check_reason(reason, "reject it")
    with transaction.atomic():
        moment = transition(change, version=version, was=ChangeState.OPEN, to=ChangeState.REJECTED)
        return record_decision(change, person, Verdict.REJECT, reason, moment)
