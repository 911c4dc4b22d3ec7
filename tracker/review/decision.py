"""What decisions have in common: which person may, compare-and-set on what they saw, one row of the audit."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.evidence.models import Observation
from tracker.review.errors import AlreadyDecided, NotAllowed, Refused, SourceMoved
from tracker.review.models import Change, Decision
from tracker.vocabulary import ChangeState, Verdict


def check_may_decide(person: User) -> None:
    """Refuse a person who may not decide on changes, whatever path they came by.

    Raises:
        NotAllowed: they lack the permission or their account is switched off.
    """
    if not person.has_perm("review.decide_change"):
        raise NotAllowed(f"{person} may not decide on changes: ask an operator for the role “reviewer”.")


def check_may_publish(person: User) -> None:
    """Refuse a person who is no publisher.

    Raises:
        NotAllowed: they lack the permission or their account is switched off.
    """
    if not may_publish(person):
        raise NotAllowed(f"This takes a publisher, and {person} is none: ask an operator for the role “publisher”.")


def may_publish(person: User) -> bool:
    """Whether the person's yes makes two of them enough, and they may correct what was published."""
    return person.has_perm("review.publish_change")


def check_reason(reason: str, what: str) -> None:
    """Refuse a decision that does not say why.

    Raises:
        Refused: the reason is empty.
    """
    if not reason.strip():
        raise Refused(f"Say why you {what}: the next reader of the audit will ask.")


def check_source_stands(change: Change) -> None:
    """Refuse where the source shows something newer of the subject than the change was made from.

    A correction is free of this: it says how the page should have been read then, whatever it shows since.

    Raises:
        SourceMoved: a newer observation waits; propose will bring the change up to date.
    """
    if change.corrects_id:
        return
    newer = Observation.objects.filter(
        source=change.source, kind=change.kind, subject=change.subject, seen_at__gt=change.observation.last_seen_at
    )
    if moved := newer.order_by("-seen_at").first():
        raise SourceMoved(
            f"The source changed on {moved.seen_at:%Y-%m-%d %H:%M} UTC, after the page you saw. Nothing was decided: "
            "look again when the change is up to date, in a minute or so."
        )


def transition(change: Change, *, version: int, was: ChangeState, to: ChangeState, **values: Any) -> datetime:
    """Move the change from one state to another if it still is the version that was seen, and return the moment.

    From a state to itself it only takes the row for this transaction: who decides at the same time waits.

    Raises:
        AlreadyDecided: it is not; the message says who decided what and when, or that a newer reading came.
    """
    now = timezone.now()
    decided_at = None if to is ChangeState.OPEN else now
    seen = Change.objects.filter(pk=change.pk, state=was, version=version)
    if not seen.update(state=to, decided_at=decided_at, updated_at=now, **values):
        raise AlreadyDecided(_what_happened(change))
    change.refresh_from_db()
    return now


def record_decision(change: Change, person: User, verdict: Verdict, reason: str, moment: datetime) -> Decision:
    """Add a person's decision to the audit, with the hashes of the pages it was taken on."""
    return _add(change, verdict, moment, person=person, reason=reason)


def record_rule_decision(change: Change, rule: str, verdict: Verdict, reason: str, moment: datetime) -> Decision:
    """Add what a named rule decided to the audit, in the same way."""
    return _add(change, verdict, moment, rule=rule, reason=reason)


def _add(change: Change, verdict: Verdict, moment: datetime, **facts: Any) -> Decision:
    return Decision.objects.create(
        change=change,
        verdict=verdict,
        version=change.version,
        pages=[change.observation.page.sha256],
        decided_at=moment,
        **facts,
    )


def _what_happened(change: Change) -> str:
    change.refresh_from_db()
    last = change.decisions.order_by("-decided_at", "-pk").first()
    if last and change.state != ChangeState.OPEN:
        who, when = last.person or last.rule, f"{last.decided_at:%Y-%m-%d %H:%M} UTC"
        return f"Already decided: {last.verdict} by {who} at {when}. The change is now {change.state}."
    return "The change was brought up to date by a newer reading after you opened it. Look again, then decide."
