"""Accept: a person takes a change as read, or with a reading of their own in its place."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from tracker.contract import Absence, Bill, Law, Notice, reading_type
from tracker.review.decision import (
    check_may_decide,
    check_may_publish,
    check_source_stands,
    may_publish,
    record_decision,
    transition,
)
from tracker.review.errors import Refused
from tracker.review.hold import check_not_on_hold
from tracker.review.models import Change, Decision
from tracker.review.superseded import supersede
from tracker.review.two_persons import endorsed_by, needs_two
from tracker.vocabulary import ChangeState, Verdict


def accept(  # noqa: PLR0913 - what a person decides, each thing by its name
    change: Change,
    person: User,
    *,
    version: int,
    reason: str = "",
    human: Law | Notice | Bill | Absence | None = None,
    also: Collection[int] = (),
) -> Decision:
    """Accept the version of the change that was seen; it goes out after the recall window.

    Where it takes two, the first yes is written down as an endorsement and the change stays open for another person;
    one of the two must be a publisher. A person's own reading, or word of what gives way, makes a new version, which
    the other must have seen. `also` are the keys of the reported rules that give way because the person says so.

    Raises:
        NotAllowed: the person may not decide, or neither they nor who gave the first yes is a publisher.
        SourceMoved: the source shows something newer than what was seen.
        OnHold: somebody put it aside.
        Refused: the first yes was this person's own.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    with transaction.atomic():
        check_source_stands(change)
        own = {"human": reading_type.dump_python(human, mode="json")} if human else {}
        moment = transition(change, version=version, was=ChangeState.OPEN, to=ChangeState.OPEN, **own)
        check_not_on_hold(change)
        is_new = supersede(change, also) or human is not None
        if needs_two(change):
            first = None if is_new else endorsed_by(change)
            if first is None:
                return _endorse(change, person, reason, moment, is_new=is_new)
            if first == person:
                raise Refused("You have said yes to just this already: the second yes is another person’s.")
            if not may_publish(first):
                check_may_publish(person)
        moment = transition(change, version=change.version, was=ChangeState.OPEN, to=ChangeState.ACCEPTED)
        return record_decision(change, person, Verdict.ACCEPT, reason, moment)


def _endorse(change: Change, person: User, reason: str, moment: datetime, *, is_new: bool) -> Decision:
    if is_new:
        Change.objects.filter(pk=change.pk).update(version=F("version") + 1)
        change.refresh_from_db()
    return record_decision(change, person, Verdict.ENDORSE, reason, moment)
