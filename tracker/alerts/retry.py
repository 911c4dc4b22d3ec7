"""Try again what nobody could deliver."""

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.alerts.models import AlertQuerySet
from tracker.alerts.words import AlertState, Channel
from tracker.review.errors import NotAllowed


def retry(alerts: AlertQuerySet, person: User) -> int:
    """Owe the parked mails among the alerts anew, with all their tries before them, and return how many these are.

    What a webhook was owed waits for its owner. Raises NotAllowed where the person is no operator.
    """
    if not person.has_perm("review.release_brake"):
        raise NotAllowed(f"This takes an operator, and {person} is none.")
    parked = alerts.filter(state=AlertState.PARKED, channel=Channel.MAIL, digest=None)
    return parked.update(state=AlertState.PENDING, next_try_at=timezone.now(), attempts=0, error="")
