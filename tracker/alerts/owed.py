"""What every mail that is owed has in common: how its delivery stands. The row is the queue."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from tracker.alerts.words import AlertState
from tracker.wording import choices

TO_TRY = (AlertState.PENDING, AlertState.LEASED, AlertState.DEFERRED)
NOT_TO_TRY = tuple(state for state in AlertState if state not in TO_TRY)
Row = TypeVar("Row", bound=models.Model)


class OwedQuerySet(models.QuerySet[Row]):
    def awaiting_delivery(self, moment: datetime) -> Self:
        """Return what is owed and may be tried now: never tried, put off until now, or left by a sender that died."""
        return self.filter(next_try_at__lte=moment).order_by("next_try_at", "pk")

    def leased_to(self, lease: str) -> Self:
        """Return what the lease of this name still holds."""
        return self.filter(lease=lease)


def in_one_of(*states: AlertState) -> Q:
    """Return what holds of a row in one of the states.

    A database keeps this for every row that is written, and SQLite would build the list of an IN anew for each.
    """
    return reduce(or_, (Q(state=state) for state in states))


class Owed(models.Model):
    """A mail that is owed, and how its delivery stands: the row is the queue.

    `next_try_at` is when a sender may take it: of one that is held, when its lease runs out; None once nobody may any
    more, or not before its digest. `lease` names the sender that holds it, and that sender's journal. `attempts` counts
    leases in which its turn came.
    What may have been delivered though no 250 was heard is sent again with the same Message-ID, and `ambiguous` counts
    how often.
    """

    subscriber: Any  # every kind of mail has one

    state = models.CharField(max_length=10, choices=choices(AlertState), default=AlertState.PENDING)
    next_try_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    ambiguous = models.PositiveIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="%(class)ss_to_deliver"),
            models.Index(fields=["lease"], condition=Q(lease__isnull=False), name="%(class)ss_on_lease"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(in_one_of(*TO_TRY) & Q(next_try_at__isnull=False))
                | (in_one_of(*NOT_TO_TRY) & Q(next_try_at=None)),
                name="%(class)s_is_in_a_known_state_and_tried_while_owed",
            ),
            models.CheckConstraint(
                condition=Q(state=AlertState.LEASED, lease__isnull=False)
                | (~Q(state=AlertState.LEASED) & Q(lease=None)),
                name="%(class)s_is_leased_to_a_sender",
            ),
            models.CheckConstraint(
                condition=Q(state=AlertState.ACCEPTED, accepted_at__isnull=False)
                | (~Q(state=AlertState.ACCEPTED) & Q(accepted_at=None)),
                name="%(class)s_is_accepted_at_a_moment",
            ),
        ]
