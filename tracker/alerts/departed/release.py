"""Let a restored database send again, once it knows again who left."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from tracker.alerts.departed.book import Line, lines, seal_of
from tracker.alerts.departed.models import Mark, Remembered
from tracker.alerts.departed.restored import is_restored, number_in_database, number_on_disk, write_on_disk
from tracker.alerts.departed.words import Parting
from tracker.alerts.models import Alert, Digest, Subscriber, Subscription
from tracker.alerts.owed import TO_TRY
from tracker.alerts.words import AlertState
from tracker.review.errors import NotAllowed

TO_DO = (AlertState.WAITING, *TO_TRY)


class Released(NamedTuple):
    """How many subscribers the book took out again, and how many alerts wait that may have been sent before."""

    departed: int
    perhaps_sent: int


def release(person: User | None) -> Released:
    """Take out who left after the backup was made, by the book, and let mail go out again.

    What waits may have been sent before the database was lost. It goes out, for silence would be worse, under the same
    Message-ID, and is counted as ambiguous. `person` is None for whoever sits at the machine itself. Raises NotAllowed
    for a person who is no operator. Twice is once.
    """
    if person is not None and not person.has_perm("review.release_brake"):
        raise NotAllowed(f"This takes an operator, and {person} is none.")
    if not is_restored():
        return Released(0, 0)
    with transaction.atomic():
        departed = _take_out(lines())
        waiting = Alert.objects.filter(state__in=TO_DO).update(ambiguous=F("ambiguous") + 1)
        Digest.objects.filter(state__in=TO_DO).update(ambiguous=F("ambiguous") + 1)
        Mark.objects.update_or_create(pk=1, defaults={"number": max(number_in_database(), number_on_disk() or 0) + 1})
    write_on_disk(number_in_database())
    return Released(departed, waiting)


def _take_out(book: Iterable[Line]) -> int:
    """Repeat what the book says on the rows that are older than it; return how many subscribers it took out."""
    by_seal = {seal_of(subscriber.mailbox): subscriber for subscriber in Subscriber.objects.iterator()}
    last: dict[str, Line] = {}
    for line in book:
        subscriber = by_seal.get(line.mailbox_seal)
        if line.subscription is not None and subscriber:
            began_before = subscriber.subscriptions.filter(pk=line.subscription, created_at__lt=line.moment)
            began_before.filter(ended_at=None).update(ended_at=line.moment)
        elif line.subscription is None:
            last[line.mailbox_seal] = line
    return sum(_part(key, line, by_seal.get(key)) for key, line in last.items())


def _part(mailbox_seal: str, line: Line, subscriber: Subscriber | None) -> bool:
    """Let the mailbox be as its last line says; return whether that took a subscriber out."""
    if line.parting == Parting.COMPLAINED:
        Remembered.objects.update_or_create(mailbox_seal=mailbox_seal, defaults={"silenced": True})
    if subscriber is None or line.parting == Parting.JOINED:
        return False
    if line.parting == Parting.FORGOTTEN:
        subscriber.alerts.all().delete()
        subscriber.delete()
        return True
    if line.parting in (Parting.BOUNCED, Parting.COMPLAINED):
        still = Subscriber.objects.filter(pk=subscriber.pk, suppressed_at=None)
        return bool(still.update(suppressed_at=line.moment, suppressed_for=line.parting))
    return _end(subscriber, line.moment)


def _end(subscriber: Subscriber, moment: datetime) -> bool:
    Subscription.objects.filter(subscriber=subscriber, ended_at=None).update(ended_at=moment)
    still = Subscriber.objects.filter(pk=subscriber.pk, ended_at=None)
    return bool(still.update(ended_at=moment, round=F("round") + 1))
