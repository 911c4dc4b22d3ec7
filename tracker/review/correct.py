"""Correct and retract: a person says what a published change should have said. Who was told of it is told again."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from tracker.contract import Absence, Bill, Claim, Law, Notice, reading_type
from tracker.review.decision import check_may_publish, check_reason, record_decision, transition
from tracker.review.errors import Refused
from tracker.review.models import Change
from tracker.review.on_record import on_record
from tracker.review.superseded import supersede, superseded_of
from tracker.review.two_persons import needs_two
from tracker.vocabulary import Cause, ChangeState, Naming, SubjectKind, Verdict


def correct(change: Change, person: User, *, human: Law | Notice | Bill | Claim | Absence, reason: str) -> Change:
    """Return a change that puts this reading in place of what the published one wrote.

    It is accepted and goes out after the recall window, or where it takes two, waits open for the other person.

    Raises:
        NotAllowed: the person may not correct what was published.
        Refused: the change was never published, no reason is given, or another change of the subject still waits.
    """
    check_may_publish(person)
    check_reason(reason, "correct it")
    change.refresh_from_db()
    if change.state != ChangeState.PUBLISHED:
        raise Refused("Only what was published can be corrected.")
    with transaction.atomic():
        correction = _opened(change, human)
        if needs_two(correction):
            record_decision(correction, person, Verdict.ENDORSE, reason, correction.opened_at)
            return correction
        moment = transition(correction, version=1, was=ChangeState.OPEN, to=ChangeState.ACCEPTED)
        record_decision(correction, person, Verdict.ACCEPT, reason, moment)
        return correction


def retract(change: Change, person: User, *, reason: str) -> Change:
    """Return a change that takes the published one back: what was held before it is held again, or nothing.

    Raises:
        NotAllowed: the person may not correct what was published.
        Refused: as `correct`.
    """
    check_may_publish(person)
    check_reason(reason, "retract it")
    return correct(change, person, human=_as_before(change), reason=reason)


def takes_back(change: Change) -> bool:
    """Whether the change does nothing but take another back, which was no correction itself."""
    wrong = change.corrects
    return wrong is not None and wrong.corrects_id is None and change.reading() == _as_before(wrong)


def _as_before(change: Change) -> Law | Notice | Bill | Claim | Absence:
    before, wrong = change.reading_before(), change.reading()
    if before is not None:
        return before
    if isinstance(wrong, Law):
        return replace(wrong, naming=Naming.MENTIONED, cells=(), preemption=None)
    return Absence(
        subject_kind=SubjectKind(change.kind),
        jurisdiction=change.jurisdiction.ocd_id,
        entries=0,
        list_sha256=change.observation.page.sha256,
    )


def _opened(change: Change, human: Law | Notice | Bill | Claim | Absence) -> Change:
    now = timezone.now()
    held = on_record(SubjectKind(change.kind), change.jurisdiction, change.subject)
    try:
        with transaction.atomic():
            correction = Change.objects.create(
                kind=change.kind,
                subject=change.subject,
                source=change.source,
                observation=change.observation,
                jurisdiction=change.jurisdiction,
                cause=Cause.HAND,
                before=held and reading_type.dump_python(held, mode="json"),
                machine=change.machine,
                human=reading_type.dump_python(human, mode="json"),
                corrects=change,
                opened_at=now,
                updated_at=now,
            )
            supersede(correction, [one.rule for one in superseded_of(change) if one.ticked])
            return correction
    except IntegrityError as waiting:
        raise Refused("Another change of this subject still waits on the desk: decide on that one first.") from waiting
