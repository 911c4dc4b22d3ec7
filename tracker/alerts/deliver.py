"""What every owed mail goes through: claimed, written, handed over, marked. After any kill, one can tell where it was.

A sender takes a batch of rows under a lease, and notes in the lease's journal what it begins and what became of it, so
that the rows can be marked together. The next sender reads the journal of a dead one before it takes anything.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from django.db import transaction
from django.db.models import Case, F, When
from django.utils import timezone

from tracker.alerts.departed.restored import is_restored
from tracker.alerts.hand_over import DeliveryResult, Mail, MailSession, hand_over
from tracker.alerts.journal import Journal, journal, left_behind, notes_of
from tracker.alerts.owed import Owed, OwedQuerySet
from tracker.alerts.settle import LEFT_TOO_OFTEN, TRIES, UNWANTED, put_off_all, settle
from tracker.alerts.words import AlertState

BATCH = 500
A_RING = timedelta(seconds=30)  # of work for one ring of the clock, so that none keeps the other steps waiting
LEASE = timedelta(seconds=180)
WORKING_TIME = timedelta(seconds=60)  # of a lease: what has no turn by then is given back
LAST_TURN = timedelta(seconds=120)  # of a lease: a sender that slept so long (SIGSTOP, a closed lid) hands nothing over

Row = TypeVar("Row", bound=Owed)
Writer = Callable[[Row], Mail | None]

log = logging.getLogger(__name__)


def deliver(
    owed: OwedQuerySet[Row], prepare: Callable[[Sequence[Row]], Writer[Row]], until: datetime | None = None
) -> int:
    """Hand over what is due of the owed mails, and return how many the mail server took.

    `prepare` is called with each batch once its rows are ours, and returns what writes one mail, or says None where it
    is no longer wanted. The claim and the marks are compare-and-set: a second sender finds other rows, and one whose
    lease ran out cannot mark what another holds. No mail is handed over in a transaction, so that a slow mail server
    holds no lock. Begins no batch after `until`, or after half a minute, and none while a restored database is held.
    """
    end = until or timezone.now() + A_RING
    if is_restored():
        return 0
    recover(owed)
    if not owed.awaiting_delivery(timezone.now()).exists():
        return 0
    relieve(owed)
    session = MailSession()
    taken = 0
    try:
        while timezone.now() < end:
            results = _deliver_batch(owed, prepare, session)
            taken += sum(result.state == AlertState.ACCEPTED for result in results)
            if not results or any(result.server_unavailable for result in results):
                break
    finally:
        session.close()
    return taken


def recover(owed: OwedQuerySet[Row]) -> None:
    """Mark what dead senders have handed over, as their journals tell, and give back what they had not begun."""
    for lease, results in left_behind(owed.model._meta.model_name or ""):
        log.warning("%s: a sender died after %d mails of its batch", owed.model._meta.verbose_name_plural, len(results))
        settle(_leased(owed, lease), results)


def relieve(owed: OwedQuerySet[Row]) -> None:
    """Do the same for senders that live but slept past their lease: those hand nothing more over when they wake."""
    kind = owed.model._meta.model_name or ""
    overdue = owed.awaiting_delivery(timezone.now()).filter(state=AlertState.LEASED)
    for lease in set(overdue.order_by().values_list("lease", flat=True)):
        if (results := notes_of(kind, lease)) is not None:
            log.warning("%s: a sender slept past its lease", owed.model._meta.verbose_name_plural)
            settle(_leased(owed, lease.hex), results)


def _leased(owed: OwedQuerySet[Row], lease: str) -> OwedQuerySet[Row]:
    return type(owed)(owed.model).leased_to(lease)


def _deliver_batch(
    owed: OwedQuerySet[Row], prepare: Callable[[Sequence[Row]], Writer[Row]], session: MailSession
) -> list[DeliveryResult]:
    with journal(owed.model._meta.model_name or "") as notes:
        rows = _take(owed, notes.lease)
        results = _hand_over_all(rows, prepare(rows), session, notes) if rows else {}
        settle(_leased(owed, notes.lease), results)
    if any(result.server_unavailable for result in results.values()):
        put_off_all(owed)
    return list(results.values())


def _take(owed: OwedQuerySet[Row], lease: str) -> list[Row]:
    """Claim the rows that are due first, and return them.

    One that comes from a dead sender, whose journal is lost too, may have been delivered: that is counted.
    """
    moment = timezone.now()
    due = owed.awaiting_delivery(moment)
    was_left = Case(When(state=AlertState.LEASED, then=1), default=0)
    with transaction.atomic():
        numbers = due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH]
        due.filter(pk__in=list(numbers)).order_by().update(
            state=AlertState.LEASED,
            next_try_at=moment + LEASE,
            lease=lease,
            attempts=F("attempts") + 1,
            ambiguous=F("ambiguous") + was_left,
            error="",
        )
    return list(owed.leased_to(lease).order_by("pk"))


def _hand_over_all(
    rows: Sequence[Row], write: Writer[Row], session: MailSession, notes: Journal
) -> dict[int, DeliveryResult]:
    """Give each row its turn until the server is unavailable or the lease grows old, and return how each turn ended.

    Each mail is written before the one in front of it leaves, so that the server can be told at once what follows.
    Others may have what is left once the lease has run out, so nothing begins that could end after it.
    """
    began = timezone.now()
    results: dict[int, DeliveryResult] = {}
    mails = _written(rows, write, notes, results)
    turn = next(mails, None)
    while turn:
        age = timezone.now() - began
        if age > LAST_TURN:
            session.close()
            break
        is_late = age > WORKING_TIME
        following = None if is_late else next(mails, None)
        number, mail = turn
        result = hand_over(session, mail, partial(notes.give, number), following[1] if following else None)
        notes.end(number, result)
        results[number] = result
        turn = None if result.server_unavailable else following
    return results


def _written(
    rows: Sequence[Row], write: Writer[Row], notes: Journal, results: dict[int, DeliveryResult]
) -> Iterator[tuple[int, Mail]]:
    """Yield the mail of each row, by its number; of a row that has none, put into the results why."""
    for row in rows:
        if row.attempts > TRIES:  # every earlier try died before it could say why
            results[row.pk] = LEFT_TOO_OFTEN
            continue
        notes.turn(row.pk)
        try:
            mail = write(row)
        except Exception as bug:  # of one mail's words: the others of its batch are not to wait for the repair
            log.exception("%s cannot be written", row)
            results[row.pk] = DeliveryResult(
                state=AlertState.DEFERRED, error=f"cannot be written: {type(bug).__name__}"
            )
            continue
        if mail is None:
            results[row.pk] = UNWANTED
        else:
            yield row.pk, mail
