"""How a turn ended, written to the rows: taken, refused for good, to be tried again, or given back untried."""

import logging
import random
from collections.abc import Mapping
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tracker.alerts.departed.suppress import ends_the_mailbox, suppress
from tracker.alerts.departed.words import Parting
from tracker.alerts.hand_over import DeliveryResult
from tracker.alerts.owed import Owed, OwedQuerySet
from tracker.alerts.words import AlertState

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
TRIES = 21  # twenty waits: 1, 2, 4 … 128 minutes, then twelve of 4 hours: at least 52 hours in all
UNWANTED = DeliveryResult(state=AlertState.SUPPRESSED)
LEFT_TOO_OFTEN = DeliveryResult(state=AlertState.PARKED, error="left by every sender that took it")
FREE = {"next_try_at": None, "lease": None}

Row = TypeVar("Row", bound=Owed)

log = logging.getLogger(__name__)


@transaction.atomic
def settle(held: OwedQuerySet[Row], results: Mapping[int, DeliveryResult]) -> None:
    """Mark the rows that a lease holds by their results; those without one had no turn and are given back.

    What another sender took over since is no longer held, so it stays as that one has it. Twice marks nothing more.
    """
    accepted = [number for number, result in results.items() if result.state == AlertState.ACCEPTED]
    unwanted = [number for number, result in results.items() if result is UNWANTED]
    held.filter(pk__in=accepted).update(state=AlertState.ACCEPTED, accepted_at=timezone.now(), **FREE)
    held.filter(pk__in=unwanted).update(state=AlertState.SUPPRESSED, **FREE)
    for number in results.keys() - {*accepted, *unwanted}:
        _settle_one(held, number, results[number])
    held.update(state=AlertState.PENDING, attempts=F("attempts") - 1, next_try_at=timezone.now(), lease=None)


@transaction.atomic
def put_off_all(owed: OwedQuerySet[Row]) -> None:
    """Put off all that is due: to try each of thousands at a server that takes none would be a hot loop.

    What another sender is at work on is left to it, so that two who find it unavailable do not wait for each other.
    """
    moment = timezone.now()
    due = owed.filter(state__in=(AlertState.PENDING, AlertState.DEFERRED), next_try_at__lte=moment).order_by()
    free = due.select_for_update(skip_locked=True).values("pk")
    due.filter(pk__in=free).update(next_try_at=moment + FIRST_WAIT)


def _settle_one(held: OwedQuerySet[Row], number: int, result: DeliveryResult) -> None:
    row = held.filter(pk=number).first()
    if row is None:
        log.warning("%s %s was taken over: its lease ran out", held.model._meta.verbose_name, number)
        return
    state = result.state
    if state == AlertState.DEFERRED and row.attempts >= TRIES:
        state = AlertState.PARKED
    next_try_at = timezone.now() + _wait(row.attempts, result) if state == AlertState.DEFERRED else None
    held.filter(pk=number).update(
        state=state,
        error=result.error,
        ambiguous=F("ambiguous") + int(result.perhaps_delivered),
        next_try_at=next_try_at,
        lease=None,
    )
    if state == AlertState.BOUNCED and ends_the_mailbox(result.error):
        suppress(row.subscriber, Parting.BOUNCED)
    log.info("%s %s: %s", row._meta.verbose_name, number, state)


def _wait(attempts: int, result: DeliveryResult) -> timedelta:
    """Return how long to wait after so many tries: doubling, and up to a quarter more so that a crowd spreads out."""
    if result.at_once:
        return timedelta(0)
    wait: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return wait * random.uniform(1, 1.25)  # noqa: S311  nobody gains by guessing it
