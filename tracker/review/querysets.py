"""Which changes wait for a person or for a step of the line, and which are of one subject."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

from tracker.evidence.models import Observation
from tracker.vocabulary import ChangeState

if TYPE_CHECKING:
    from tracker.review.models import Change

UNDECIDED = (ChangeState.OPEN, ChangeState.ACCEPTED)


class ChangeQuerySet(models.QuerySet["Change"]):
    def on_the_subject_of(self, shown: "Change | Observation") -> "ChangeQuerySet":
        """Return the changes of the same subject as the same source shows it."""
        return self.filter(source=shown.source, kind=shown.kind, subject=shown.subject)

    def undecided(self) -> "ChangeQuerySet":
        """Return what may still become another: a person has yet to decide on it, or can recall what was decided."""
        return self.filter(state__in=UNDECIDED)

    def awaiting_review(self) -> "ChangeQuerySet":
        """Return what a person must decide on, longest waiting first."""
        return self.filter(state=ChangeState.OPEN).order_by("opened_at", "pk")

    def awaiting_weight(self) -> "ChangeQuerySet":
        """Return what waits for a person and has not been weighed as it stands now."""
        return self.filter(state=ChangeState.OPEN).exclude(weighed=F("version")).order_by("opened_at", "pk")

    def by_weight(self) -> "ChangeQuerySet":
        """Return the changes in the order of the desk: the largest flip, the most places, the longest wait first."""
        return self.order_by("-flip", "-places", "opened_at", "pk")

    def awaiting_publication(self, accepted_before: datetime) -> "ChangeQuerySet":
        """Return what was accepted before the moment: after the recall window it goes out."""
        return self.filter(state=ChangeState.ACCEPTED, decided_at__lte=accepted_before).order_by("decided_at", "pk")
