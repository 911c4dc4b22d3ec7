"""Where a change stands and for whom it waits, in a few words for the list."""

from tracker.review.models import Change
from tracker.vocabulary import ChangeState, Verdict


def progress(change: Change) -> str:
    """Return its state, and of an open change who holds it or gave the first yes to it as it stands.

    It reads the decisions in their order, which the list fetches for all its changes at once.
    """
    if change.state != ChangeState.OPEN:
        return change.get_state_display()
    hold, first = "", ""
    for decision in change.decisions.all():
        is_of_this = decision.version == change.version
        if decision.verdict in (Verdict.HOLD, Verdict.RELEASE):
            hold = f"on hold, by {decision.person}" if decision.verdict == Verdict.HOLD else ""
        elif decision.verdict in (Verdict.ENDORSE, Verdict.RECALL) and is_of_this:
            first = f"first yes by {decision.person}" if decision.verdict == Verdict.ENDORSE else ""
    return hold or first or "open"
