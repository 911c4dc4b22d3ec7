"""Where a change stands and for whom it waits, in a few words for the list."""

from django.utils.translation import gettext

from tracker.review.models import Change, Decision
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
            hold = _by(decision, Verdict.HOLD, gettext("on hold, by %(person)s"))
        elif decision.verdict in (Verdict.ENDORSE, Verdict.RECALL) and is_of_this:
            first = _by(decision, Verdict.ENDORSE, gettext("first yes by %(person)s"))
    return hold or first or change.get_state_display()


def _by(decision: Decision, verdict: Verdict, words: str) -> str:
    """Return the words with who decided so, or "" where the verdict was another one."""
    return words % {"person": decision.person} if decision.verdict == verdict else ""
