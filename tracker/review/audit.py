"""The audit: the chain of decisions, its head that is published, and what is wrong with it, if anything.

A chain alone does not show that its end was cut off or that all of it was written anew: for that somebody outside
must have kept an earlier head (`/api/v1/audit-head`), an anchor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tracker.evidence.verify import Check, tally
from tracker.review.models import FIRST_LINK, AuditHead, Decision

RESTORE = "restore the database from the last backup that verifies; nothing of this program rewrites a decision"


@dataclass(frozen=True, kw_only=True)
class Head:
    """The newest decision's hash, how many decisions there are, and when the newest was taken, or None."""

    sha256: str
    decisions: int
    decided_at: datetime | None


def head() -> Head:
    """Return the head of the chain as it stands."""
    last = Decision.objects.order_by("pk").last()
    return Head(
        sha256=last.sha256 if last else FIRST_LINK,
        decisions=Decision.objects.count(),
        decided_at=last.decided_at if last else None,
    )


def verify_audit(anchor: str = "") -> list[Check]:
    """Return whether each decision is as it was written and follows the one before, up to the last that was written.

    `anchor` is a head that was published earlier, or "".
    """
    checks = [
        tally("the decisions are a chain, each as it was written", _broken_links(), remedy=RESTORE),
        tally("the chain ends with the decision that was written last", _cut_off(), remedy=RESTORE),
    ]
    if anchor:
        checks.append(tally("the chain holds the head that was published", _lost(anchor), remedy=RESTORE))
    return checks


def _broken_links() -> Iterator[str]:
    """Yield for each decision, in the order of writing, what is wrong with its link, or ""."""
    before = FIRST_LINK
    for decision in Decision.objects.select_related("person").order_by("pk").iterator():
        named = f"decision {decision.pk} ({decision}, {decision.decided_at:%Y-%m-%d %H:%M} UTC)"
        if decision.before != before:
            yield f"{named} does not follow the one that stands before it: one was taken out or put in"
        elif decision.sha256 != decision.link(before):
            yield f"{named} is not what was written"
        else:
            yield ""
        before = decision.sha256


def _cut_off() -> Iterator[str]:
    written = AuditHead.objects.filter(pk=1).values_list("sha256", flat=True).first() or FIRST_LINK
    newest = head().sha256
    yield "" if written == newest else f"after {newest[:12]} something is missing: {written[:12]} was written last"


def _lost(anchor: str) -> Iterator[str]:
    stands = anchor == FIRST_LINK or Decision.objects.filter(sha256=anchor).exists()
    yield "" if stands else f"{anchor} is in it no more: its end was cut off, or all of it was written anew"
