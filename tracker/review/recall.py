"""Recall: a person calls back what was accepted, while it has not gone out."""

from django.contrib.auth.models import User
from django.db import transaction

from tracker.review.decision import check_may_decide, record_decision, transition
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, Verdict


def recall(change: Change, person: User, *, version: int, reason: str = "") -> Decision:
    """Open the accepted change again.

    Raises:
        NotAllowed: the person may not decide.
        AlreadyDecided: it has gone out, or is no longer that version.
    """
    check_may_decide(person)
    with transaction.atomic():
        moment = transition(change, version=version, was=ChangeState.ACCEPTED, to=ChangeState.OPEN)
        return record_decision(change, person, Verdict.RECALL, reason, moment)
