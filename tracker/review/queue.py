"""The queue: what waits for one person, in the order in which the desk shows it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Subquery

from tracker.review.models import Change, Decision
from tracker.review.querysets import ChangeQuerySet
from tracker.vocabulary import Verdict


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Where an item stands in the queue: what comes before and after it, and how many wait in all."""

    before: Change | None
    after: Change | None
    waiting: int


def queue(person: User) -> ChangeQuerySet:
    """Return what waits for this person: open, not on hold, and without their own yes to it as it stands."""
    of_change = Decision.objects.filter(change=OuterRef("pk")).order_by("-pk")
    last_hold = of_change.filter(verdict__in=(Verdict.HOLD, Verdict.RELEASE)).values("verdict")[:1]
    own = of_change.filter(verdict=Verdict.ENDORSE, person=person, version=OuterRef("version"))
    waiting = Change.objects.awaiting_review().annotate(last_hold=Subquery(last_hold), own=Exists(own))
    return waiting.exclude(last_hold__isnull=False, last_hold=Verdict.HOLD).filter(own=False).by_weight()


def neighbours(change: Change, person: User) -> Neighbours:
    """Return what stands before and after the change; one that waits no more is followed by the first that does."""
    order = list(queue(person).values_list("pk", flat=True))
    at = order.index(change.pk) if change.pk in order else None
    before = order[at - 1] if at else None
    rest = order if at is None else order[at + 1 :]
    rows = Change.objects.select_related("jurisdiction").in_bulk([pk for pk in (before, *rest[:1]) if pk])
    return Neighbours(
        before=rows[before] if before else None, after=rows[rest[0]] if rest else None, waiting=len(order)
    )
