"""Hold and release: a person puts a change aside, with a reason, and lets it go on."""

from django.contrib.auth.models import User
from django.db import transaction

from tracker.review.decision import check_may_decide, check_reason, record_decision, transition
from tracker.review.errors import OnHold, Refused
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, Verdict


def hold(change: Change, person: User, *, version: int, reason: str) -> Decision:
    """Put the change aside: it stays open, and nobody accepts it until it is released.

    Raises:
        Refused: no reason was given.
        NotAllowed: the person may not decide.
        OnHold: it is on hold already.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    check_reason(reason, "hold it")
    with transaction.atomic():
        moment = transition(change, version=version, was=ChangeState.OPEN, to=ChangeState.OPEN)
        check_not_on_hold(change)
        return record_decision(change, person, Verdict.HOLD, reason, moment)


def release(change: Change, person: User, *, version: int, reason: str = "") -> Decision:
    """Let a change that was held go on.

    Raises:
        Refused: it is not on hold.
        NotAllowed: the person may not decide.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    with transaction.atomic():
        moment = transition(change, version=version, was=ChangeState.OPEN, to=ChangeState.OPEN)
        if current_hold(change) is None:
            raise Refused("It is not on hold any more.")
        return record_decision(change, person, Verdict.RELEASE, reason, moment)


def current_hold(change: Change) -> Decision | None:
    """Return the decision that holds the change, newer readings of it or not, or None."""
    last = change.decisions.filter(verdict__in=(Verdict.HOLD, Verdict.RELEASE)).order_by("pk").last()
    return last if last and last.verdict == Verdict.HOLD else None


def check_not_on_hold(change: Change) -> None:
    """Refuse to decide on what somebody put aside.

    Raises:
        OnHold: the message says who did, when and why.
    """
    if hold := current_hold(change):
        when = f"{hold.decided_at:%Y-%m-%d %H:%M} UTC"
        raise OnHold(f"On hold since {when} by {hold.person}: {hold.reason}. Release it first.")
