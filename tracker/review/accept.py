"""Accept: a person takes a change as read, or with a reading of their own in its place."""

from django.contrib.auth.models import User
from django.db import transaction

from tracker.contract import Absence, Bill, Law, Notice, reading_type
from tracker.review.decision import check_may_decide, check_source_stands, move, write_down
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, Verdict


def accept(
    change: Change,
    person: User,
    *,
    version: int,
    reason: str = "",
    human: Law | Notice | Bill | Absence | None = None,
) -> Decision:
    """Accept the version of the change that was seen; it goes out after the recall window.

    Raises:
        NotAllowed: the person may not decide.
        SourceMoved: the source shows something newer than what was seen.
        AlreadyDecided: someone was faster, or the change is no longer that version.
    """
    check_may_decide(person)
    with transaction.atomic():
        check_source_stands(change)
        own = human and reading_type.dump_python(human, mode="json")
        moment = move(change, version=version, was=ChangeState.OPEN, to=ChangeState.ACCEPTED, human=own)
        return write_down(change, person, Verdict.ACCEPT, reason, moment)
