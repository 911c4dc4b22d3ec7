"""Correct: a person says what a published change should have said. Those who were told of it are told again."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tracker.contract import Absence, Bill, Law, Notice, reading_type
from tracker.review.decision import check_may_decide, write_down
from tracker.review.errors import Refused
from tracker.review.held import held
from tracker.review.models import Change
from tracker.vocabulary import Cause, ChangeState, SubjectKind, Verdict


def correct(change: Change, person: User, *, human: Law | Notice | Bill | Absence, reason: str) -> Change:
    """Return an accepted change that puts this reading in place of what the published one wrote.

    Raises:
        NotAllowed: the person may not decide.
        Refused: the change was never published, or no reason is given.
    """
    check_may_decide(person)
    change.refresh_from_db()
    if change.state != ChangeState.PUBLISHED or not reason.strip():
        raise Refused("Only what was published can be corrected, and the correction must say why.")
    with transaction.atomic():
        now = timezone.now()
        kept = held(SubjectKind(change.kind), change.jurisdiction, change.subject)
        correction = Change.objects.create(
            kind=change.kind,
            subject=change.subject,
            source=change.source,
            observation=change.observation,
            jurisdiction=change.jurisdiction,
            cause=Cause.HAND,
            before=kept and reading_type.dump_python(kept, mode="json"),
            machine=change.machine,
            human=reading_type.dump_python(human, mode="json"),
            corrects=change,
            state=ChangeState.ACCEPTED,
            opened_at=now,
            updated_at=now,
            decided_at=now,
        )
        write_down(correction, person, Verdict.ACCEPT, reason, now)
        return correction
