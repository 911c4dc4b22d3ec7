"""The emergency brake: more than so much within an hour stops publishing, or sending, until an operator lets it go on.

A storm is a broken source, a broken reader or a broken account far oftener than an hour of much new law, and what is
held back is only late. The brake is a row: it holds for every process, and outlives any restart.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.review.errors import NotAllowed
from tracker.review.models import Brake
from tracker.vocabulary import Stop

AN_HOUR = timedelta(hours=1)

logger = logging.getLogger(__name__)


def enforce_limit(stops: Stop, limit: int, count: Callable[[datetime], int], what: str) -> bool:
    """Return whether this may go on; pull the brake where `count` since an hour ago is more than the limit.

    What an operator has released is counted anew from that moment. Two processes pull one brake.
    """
    if is_pulled(stops):
        return False
    last = Brake.objects.filter(stops=stops).order_by("-released_at").values_list("released_at", flat=True).first()
    now = timezone.now()
    found = count(max(last or now - AN_HOUR, now - AN_HOUR))
    if found <= limit:
        return True
    reason = f"{found} {what} within an hour, more than {limit}"
    _, is_new = Brake.objects.get_or_create(
        stops=stops, released_at=None, defaults={"reason": reason, "pulled_at": now}
    )
    if is_new:
        logger.error("%s stopped: %s. An operator must look at the desk and let it go on.", stops, reason)
    return False


def is_pulled(stops: Stop) -> bool:
    """Return whether the brake is on."""
    return Brake.objects.filter(stops=stops, released_at=None).exists()


def publishing(_now: datetime) -> str:
    """Return "ok", or what a person must do something about."""
    return "stopped by the brake" if is_pulled(Stop.PUBLISHING) else "ok"


def let_go_on(brake: Brake, person: User) -> bool:
    """Release the brake and return whether this call did.

    Raises:
        NotAllowed: the person is no operator.
    """
    if not person.has_perm("review.release_brake"):
        raise NotAllowed(f"This takes an operator, and {person} is none.")
    held = Brake.objects.filter(pk=brake.pk, released_at=None)
    return bool(held.update(released_at=timezone.now(), released_by=person))
