"""Confidence: how surely an answer is known."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.lookup.claims import ComparedClaim
from tracker.record.days import earliest
from tracker.record.rows import RuleRow
from tracker.review.baseline.claim import DISPUTED
from tracker.vocabulary import Confidence

LISTENED_TO = frozenset({"high", "medium", DISPUTED})
"""How sure a claim must be to dispute an answer; a side of a recorded conflict always is sure enough for that."""


class AnswerConfidence(StrEnum):
    """How surely an answer is known: as its rules are, or less, where somebody we listen to says otherwise."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"


def confidence(
    deciding: Iterable[RuleRow], claims: Iterable[ComparedClaim], day: date, checked_on: date | None
) -> AnswerConfidence | None:
    """Return how surely the label of the day is known, or None where no rule decides it. It never changes the label.

    *Confirmed*: a person read every rule that decides in the law itself. *Reported*: one of them at least is only taken
    from who reports it. *Disputed*: a claim that we hold of this very place and substance, of medium confidence or
    better or a side of a recorded conflict, speaks of the period in which the day lies and fits no label that we give
    for any day it can mean. Against a confirmed answer only a claim counts that is newer than the last check of its
    source, `checked_on`: the law's own text outweighs who reports it otherwise, but not who reports that it changed.
    Claims that cannot be compared dispute nothing.
    """
    words = {rule.confidence for rule in deciding}
    if not words:
        return None
    is_confirmed = words == {Confidence.CONFIRMED}
    read_on = checked_on if is_confirmed else None
    if any(_disputes(one, day, read_on) for one in claims):
        return AnswerConfidence.DISPUTED
    return AnswerConfidence.CONFIRMED if is_confirmed else AnswerConfidence.REPORTED


def _disputes(compared: ComparedClaim, day: date, read_on: date | None) -> bool:
    made_on = earliest(compared.claim.made_on)
    is_newer = read_on is None or (made_on is not None and made_on > read_on)
    is_about_then = any(period.holds(day) for period in compared.disputes)
    return is_newer and is_about_then and compared.claim.confidence in LISTENED_TO
