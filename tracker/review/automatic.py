"""The named rules that decide without a person. There are few, and none of them lowers a status."""

from django.utils import timezone

from tracker.contract import Bill, Notice
from tracker.evidence.models import Observation
from tracker.review.bill import is_shown_again, only_shows_again
from tracker.review.decision import record_rule_decision
from tracker.review.models import Change
from tracker.review.moved_days import moves_days_alone
from tracker.review.notice import (
    differs_by_dates_alone,
    keeps_its_list,
    only_confirms,
    overrules_a_person,
    rests_on_the_agency,
    struck_out,
)
from tracker.vocabulary import Authority, ChangeState, Verdict

NOTICE_RULE = "a healthy primary source's notice that a person confirmed before"
SAME_RULE = "one more page of what a person confirmed before"
MOOT_RULE = "the source no longer differs from the record"


def accept_by_rule(change: Change) -> bool:
    """Accept the change where a named rule does, and return whether one did.

    The rules are of a bill or a notice that we hold already, shown by a source whose last crawl was good. A bill may
    be shown on one more page, and so may a notice, by any official source. One that stands at the top may also change a
    notice that rests on the agency's own words. First appearance and removal stay a person's decision, and so does the
    loss of many of a notice's lines, and what would overrule a person.
    """
    was, now_is = change.reading_before(), change.reading()
    if isinstance(now_is, Bill):
        return _accept_shown_again(change, now_is)
    if not (change.source.is_healthy and isinstance(was, Notice) and isinstance(now_is, Notice)):
        return False
    if change.source.authority != Authority.SECONDARY and only_confirms(change, now_is):
        _decide(change, Verdict.ACCEPT, SAME_RULE, "")
        return True
    if change.source.authority != Authority.PRIMARY or overrules_a_person(change, was, now_is):
        return False
    if rests_on_the_agency(change, now_is) and keeps_its_list(was, now_is):
        _decide(change, Verdict.ACCEPT, NOTICE_RULE, "")
        return True
    return False


def _accept_shown_again(change: Change, bill: Bill) -> bool:
    """Accept one more page of a bill, whoever shows it: it decides nothing, and says nothing of its own."""
    if not (change.source.is_healthy and only_shows_again(change, bill)):
        return False
    _decide(change, Verdict.ACCEPT, SAME_RULE, "")
    return True


def close_as_moot(change: Change, reason: str) -> None:
    """Close an undecided change that a newer crawl of the source took back."""
    _decide(change, Verdict.REJECT, MOOT_RULE, reason)


def is_silent(change: Change) -> bool:
    """Whether the change is published without an Event.

    So it is where nothing but the days of a notice moved, on its page too, and where a bill is only shown once more.
    What a person corrects or strikes out is never silent: somebody was told of it.
    """
    if change.corrects_id or struck_out(change):
        return False
    was, now_is = change.reading_before(), change.reading()
    if isinstance(now_is, Bill):
        return is_shown_again(change)
    if not (isinstance(was, Notice) and isinstance(now_is, Notice) and differs_by_dates_alone(was, now_is)):
        return False
    shown = _shown_before(change)
    return shown is None or moves_days_alone(shown, change.observation, was, now_is)


def _shown_before(change: Change) -> Observation | None:
    """Return what the source showed of the subject when a change of it was last published, if ever."""
    published = Change.objects.on_the_subject_of(change).filter(state=ChangeState.PUBLISHED).exclude(pk=change.pk)
    last = published.order_by("-published_at", "-pk").first()
    return last.observation if last else None


def _decide(change: Change, verdict: Verdict, rule: str, reason: str) -> None:
    change.state = ChangeState.ACCEPTED if verdict is Verdict.ACCEPT else ChangeState.REJECTED
    change.decided_at = timezone.now()
    change.save()
    record_rule_decision(change, rule, verdict, reason, change.decided_at)
