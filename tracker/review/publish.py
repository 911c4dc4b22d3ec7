"""Publish: what was accepted becomes the record, with the way back to its words, and something to tell."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tracker.contract import Absence, Bill, Claim, Law, Notice
from tracker.review.automatic import is_silent
from tracker.review.bill import close_bill, write_bill
from tracker.review.brake import enforce_limit
from tracker.review.claim import close_claim, write_claim
from tracker.review.decision import check_source_stands
from tracker.review.errors import SourceMoved
from tracker.review.law import end_law, write_law
from tracker.review.models import Change, Event
from tracker.review.notice import close_notice, write_notice
from tracker.vocabulary import SILENT_CAUSES, Cause, ChangeState, EventKind, Stop, SubjectKind, Topic

TOPICS = {SubjectKind.INSTRUMENT: Topic.STATUS, SubjectKind.NOTICE: Topic.NOTICES, SubjectKind.BILL: Topic.BILLS}


def publish(change: Change) -> bool:
    """Write an accepted change to the record and raise its Event; return whether this call did.

    Claimed by compare-and-set on the state, in the transaction that writes: a second run, at once or after a crash,
    finds it published or not begun. One whose source moved since is left for propose to bring up to date.
    """
    if not enforce_limit(Stop.PUBLISHING, settings.BRAKE_CHANGES, _published_since, "changes published"):
        return False
    with transaction.atomic():
        now = timezone.now()
        awaiting = Change.objects.awaiting_publication(recallable_since(now)).filter(pk=change.pk)
        if not awaiting.update(state=ChangeState.PUBLISHED, published_at=now):
            return False
        change.refresh_from_db()
        try:
            check_source_stands(change)
        except SourceMoved:
            transaction.set_rollback(True)
            return False
        write(change, now)
        if change.kind in TOPICS and change.cause not in SILENT_CAUSES and not is_silent(change):
            event_of(change, now).save()
        return True


def _published_since(moment: datetime) -> int:
    return Change.objects.filter(published_at__gt=moment).exclude(cause=Cause.BASELINE).count()


def recallable_since(now: datetime) -> datetime:
    """Return the moment before which an acceptance can no longer be recalled."""
    return now - timedelta(seconds=settings.RECALL_SECONDS)


def write(change: Change, now: datetime) -> None:
    """Write what a published change says to the record, with a Publication for each row."""
    match change.reading():
        case Law() as law:
            write_law(change, law, now)
        case Notice() as notice:
            write_notice(change, notice, now)
        case Bill() as bill:
            write_bill(change, bill, now)
        case Claim() as claim:
            write_claim(change, claim, now)
        case Absence() as absence:
            _end(change, absence, now)


def _end(change: Change, absence: Absence, now: datetime) -> None:
    group, _, name = change.subject.partition(" ")  # a notice's kind and reference, a bill's session and identifier
    match absence.subject_kind:
        case SubjectKind.INSTRUMENT:
            end_law(change, change.subject, now)
        case SubjectKind.NOTICE:
            close_notice(change, group, name, now)
        case SubjectKind.BILL:
            close_bill(change, group, name, now)
        case SubjectKind.CLAIM:
            close_claim(change, change.subject, now)


def event_of(change: Change, now: datetime) -> Event:
    """Return the Event, not yet stored, that publishing the change now raises. A claim has none: it has no topic."""
    return Event(
        change=change,
        kind=EventKind.CORRECTED if change.corrects_id else EventKind.PUBLISHED,
        topic=TOPICS[SubjectKind(change.kind)],
        jurisdiction=change.jurisdiction,
        substances=change.substances(),
        day=change.jurisdiction.local_day(now),
        recorded_at=now,
    )
