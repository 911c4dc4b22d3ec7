"""From the button that was pressed to the verb, and what to say of it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tracker.review.accept import accept
from tracker.review.correct import retract
from tracker.review.errors import Refused
from tracker.review.hold import hold, release
from tracker.review.models import Change
from tracker.review.publish import recallable_since
from tracker.review.recall import recall
from tracker.review.reject import reject
from tracker.review.two_persons import ask_for_second
from tracker.vocabulary import ChangeState, Verdict

WAITS_FOR_ANOTHER = _("Your yes is written down. It takes a second person: the change waits for them.")


def decide(change: Change, person: User, asked: QueryDict) -> str:
    """Call the verb of the button, and return what came of it.

    Raises:
        Refused: the message says why; nothing was decided.
    """
    version = asked.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    if "accept" in asked:
        return _accept(change, person, seen, asked)
    for button, verb in BUTTONS.items():
        if button in asked:
            return verb(change, person, seen, asked.get("reason", ""))
    raise Refused("Press one of the buttons.")


def goes_out_at(change: Change) -> datetime:
    """Return when what was accepted can no longer be recalled."""
    now = timezone.now()
    return (change.decided_at or now) + (now - recallable_since(now))


def goes_out(change: Change) -> str:
    """Return when an accepted change is published, in a sentence."""
    moment = f"{goes_out_at(change):%H:%M:%S}"
    return gettext("It is published at %(moment)s UTC; until then it can be recalled.") % {"moment": moment}


def _accept(change: Change, person: User, version: int, asked: QueryDict) -> str:
    also = frozenset(int(key) for key in asked.getlist("also") if key.isdecimal())
    decision = accept(change, person, version=version, reason=asked.get("reason", ""), also=also)
    if decision.verdict == Verdict.ENDORSE:
        return gettext(WAITS_FOR_ANOTHER)
    return f"{gettext('Accepted.')} {goes_out(change)}"


def _reject(change: Change, person: User, version: int, reason: str) -> str:
    reject(change, person, version=version, reason=reason)
    return gettext("Rejected. The same reading will not be proposed again.")


def _ask(change: Change, person: User, version: int, reason: str) -> str:
    ask_for_second(change, person, version=version, reason=reason)
    return gettext("From now on it takes two people.")


def _hold(change: Change, person: User, version: int, reason: str) -> str:
    hold(change, person, version=version, reason=reason)
    return gettext("On hold. Nobody accepts it until it is released; it is nobody’s next until then.")


def _release(change: Change, person: User, version: int, reason: str) -> str:
    release(change, person, version=version, reason=reason)
    return gettext("Released. It waits in the queue again.")


def _recall(change: Change, person: User, version: int, reason: str) -> str:
    recall(change, person, version=version, reason=reason)
    return gettext("Recalled. The change is open again.")


def _retract(change: Change, person: User, _version: int, reason: str) -> str:
    correction = retract(change, person, reason=reason)
    if correction.state == ChangeState.OPEN:
        return gettext(WAITS_FOR_ANOTHER)
    return f"{gettext('Retracted.')} {goes_out(correction)}"


BUTTONS: dict[str, Callable[[Change, User, int, str], str]] = {
    "reject": _reject,
    "ask": _ask,
    "hold": _hold,
    "release": _release,
    "recall": _recall,
    "retract": _retract,
}
