"""Weigh: how much a change that waits would move, so that the desk shows what matters first."""

from tracker.review.models import Change
from tracker.review.rehearse import reached_by, rehearse


def weigh(change: Change) -> bool:
    """Write down the size of the largest flip and how many places it reaches; return whether this call did.

    Compare-and-set on the version: what was brought up to date meanwhile is weighed again, and a second run finds it
    done. The weight orders the queue and decides nothing.
    """
    flip = max((turn.size for turn in rehearse(change)), default=0)
    as_read = Change.objects.awaiting_weight().filter(pk=change.pk, version=change.version)
    return bool(as_read.update(weighed=change.version, flip=flip, places=reached_by(change.jurisdiction)))
