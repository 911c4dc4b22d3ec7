"""Two persons: when one yes is not enough, whose yes stands, and how a second one is asked for."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, QuerySet

from tracker.review.decision import check_may_decide, record_decision, transition
from tracker.review.errors import Refused
from tracker.review.models import Change, Decision
from tracker.review.rehearse import flips_a_state, rehearse
from tracker.vocabulary import Cause, ChangeState, Verdict


def ask_for_second(change: Change, person: User, *, version: int, reason: str = "") -> Decision:
    """Ask for a second person: from now on nobody accepts this version alone.

    Raises:
        Refused: somebody has asked already.
        NotAllowed: the person may not decide.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    with transaction.atomic():
        moment = transition(change, version=version, was=ChangeState.OPEN, to=ChangeState.OPEN)
        if asked := _said(change, Verdict.ASK).first():
            raise Refused(f"{asked.person} has asked for a second person already: it takes two.")
        return record_decision(change, person, Verdict.ASK, reason, moment)


def needs_two(change: Change) -> bool:
    """Whether the change takes two different people: somebody asked for it, or the house does.

    The house (`TWO_PERSONS`) does for what moves the label of a whole state, and for what a person entered by hand or
    read otherwise than the machine, since they would else approve of their own words.
    """
    if _said(change, Verdict.ASK).exists():
        return True
    if not settings.TWO_PERSONS:
        return False
    return change.cause == Cause.HAND or change.human is not None or flips_a_state(rehearse(change))


def endorsed_by(change: Change) -> User | None:
    """Return who gave the first yes to the change as it stands, or None."""
    first = _said(change, Verdict.ENDORSE).select_related("person").order_by("pk").last()
    return first.person if first else None


def _said(change: Change, verdict: Verdict) -> QuerySet[Decision]:
    """Return the decisions of this version that no recall has undone."""
    of_version = change.decisions.filter(version=change.version)
    recalled = of_version.filter(verdict=Verdict.RECALL).aggregate(last=Max("pk"))["last"]
    return of_version.filter(verdict=verdict, pk__gt=recalled or 0)
