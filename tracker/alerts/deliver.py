"""What every owed mail goes through: claimed, written, handed over, marked. At any kill the row says where it stood."""

import logging
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.db.models import Case, F, Q, When
from django.utils import timezone

from tracker.alerts.hand_over import Answer, hand_over
from tracker.alerts.models import Alert, SignUp
from tracker.vocabulary import AlertState

LEASE = timedelta(seconds=120)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
TRIES = 21  # twenty waits: 1, 2, 4 … 128 minutes, then twelve of 4 hours: at least 52 hours in all

log = logging.getLogger(__name__)


def deliver(owed: Alert | SignUp, write: Callable[[], EmailMessage | None]) -> bool:
    """Hand one owed mail over, and return whether the mail server took it now.

    `write` is called once the row is ours, and says None where the mail is no longer wanted. The claim and the mark are
    compare-and-set: a second sender finds the row claimed, and one whose lease ran out cannot mark what another holds.
    Nothing here runs in a transaction of its own, so that a slow mail server holds no lock.
    """
    lease = _claim(owed)
    if lease is None:
        return False
    if owed.attempts > TRIES:  # every earlier try died before it could say why
        _mark(owed, lease, AlertState.PARKED, error="left by every sender that took it")
        return False
    message = write()
    if message is None:
        _mark(owed, lease, AlertState.SUPPRESSED)
        return False
    connection = get_connection()
    try:
        answer = hand_over(connection, message)
        _settle(owed, lease, answer)  # before the goodbye, which may take its time
    finally:
        with suppress(OSError):
            connection.close()
    if answer.door_closed:
        _wait_for_the_door(owed)
    return answer.state == AlertState.ACCEPTED


def _claim(owed: Alert | SignUp) -> datetime | None:
    """Lease the row, or return None where somebody else has it, or it is not due. The lease names its holder."""
    moment = timezone.now()
    lease = moment + LEASE
    was_left = Case(When(state=AlertState.LEASED, then=1), default=0)
    claimed = type(owed).objects.awaiting_delivery(moment).filter(pk=owed.pk)
    won = claimed.update(
        state=AlertState.LEASED,
        leased_until=lease,
        attempts=F("attempts") + 1,
        ambiguous=F("ambiguous") + was_left,
        error="",
    )
    if not won:
        return None
    owed.refresh_from_db()
    return lease


def _settle(owed: Alert | SignUp, lease: datetime, answer: Answer) -> None:
    """Mark the row by the answer: taken, refused for good, or to be tried again, and after the last try parked."""
    state = answer.state
    if state == AlertState.DEFERRED and owed.attempts >= TRIES:
        state = AlertState.PARKED
    moment = timezone.now()
    values: dict[str, object] = {"error": answer.error}
    if state == AlertState.ACCEPTED:
        values["accepted_at"] = moment
    if state == AlertState.DEFERRED:
        values["next_try_at"] = moment + _wait(owed.attempts)
    if answer.perhaps_delivered:
        values["ambiguous"] = F("ambiguous") + 1
    _mark(owed, lease, state, **values)


def _wait(attempts: int) -> timedelta:
    """Return how long to wait after so many tries: doubling, and up to a quarter more so that a crowd spreads out."""
    wait: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return wait * random.uniform(1, 1.25)  # noqa: S311  nobody gains by guessing it


def _mark(owed: Alert | SignUp, lease: datetime, state: AlertState, **values: object) -> None:
    ours = type(owed).objects.filter(pk=owed.pk, state=AlertState.LEASED, leased_until=lease)
    if ours.update(state=state, leased_until=None, **values):
        log.info("%s %s: %s", owed._meta.verbose_name, owed.pk, state)
    else:
        log.warning("%s %s was taken over: its lease of %s ran out", owed._meta.verbose_name, owed.pk, lease)


def _wait_for_the_door(owed: Alert | SignUp) -> None:
    """Put off all that is due: to knock once for each of thousands at a closed door would be a hot loop."""
    moment = timezone.now()
    due = type(owed).objects.filter(Q(state=AlertState.PENDING) | Q(state=AlertState.DEFERRED), next_try_at__lte=moment)
    due.update(next_try_at=moment + FIRST_WAIT)
