"""What the law says, and what others say of it, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from tracker.contract import threshold_type
from tracker.lookup.claims import ClaimRow
from tracker.lookup.words import (
    BUYING,
    BUYING_IT,
    DOING,
    DUTIES,
    FORMS,
    GOVERNMENTS,
    LABELS,
    MEANINGS,
    SALE_ALONE,
    SUMMARIES,
)
from tracker.record.rows import RuleRow
from tracker.review.baseline.claim import parts_of
from tracker.review.claimed_status import claimed_status
from tracker.review.difference import in_words
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, Label, Level
from tracker.wording import all_of, one_of


def summary(label: Label, activities: Mapping[Activity, Effect]) -> str:
    """Return the label as one or two sentences."""
    if label is Label.PROHIBITED and activities[Activity.POSSESSION] is Effect.UNKNOWN:
        return gettext(SALE_ALONE)
    return SUMMARIES[label]


def deciders_in_words(rules: Iterable[RuleRow]) -> str:
    """Return whose law decides, such as `state law (Louisiana) and local law (Slidell)`, or "" where none does."""
    governments = {rule.jurisdiction_id: rule.jurisdiction for rule in rules}.values()
    by_size = sorted(governments, key=lambda one: list(Level).index(Level(one.level)))
    words = [f"{GOVERNMENTS[Level(one.level)]} ({one.name})" for one in by_size]
    return all_of(words) if words else ""


def meaning(question: str, effect: Effect) -> str:
    """Return what the effect means for one of the `QUESTIONS`."""
    return (BUYING if question == BUYING_IT else MEANINGS)[effect]


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A condition: what is asked for, such as `a minimum age: 21 years`, and the words that ask for it."""

    what: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What a law says of some activities, as a sentence, and what it asks for."""

    words: str
    duties: tuple[Duty, ...]


def law_in_words(rules: Iterable[RuleRow]) -> list[Saying]:
    """Return what the rules of one law say, those that differ in nothing but the activity in one sentence."""
    groups: dict[str, list[RuleRow]] = {}
    for rule in rules:
        groups.setdefault(repr((rule.effect, rule.form, rule.threshold, rule.conditions)), []).append(rule)
    return [_saying(alike) for alike in groups.values()]


def _saying(rules: list[RuleRow]) -> Saying:
    first = rules[0]
    said = {Activity(rule.activity) for rule in rules}
    doing = (
        gettext("anything with it")
        if said == set(Activity)
        else all_of([DOING[one] for one in Activity if one in said])
    )
    scope = FORMS[Form(first.form)]
    if first.threshold:
        threshold = in_words(threshold_type.validate_python(first.threshold))
        scope = (gettext("%(form)s with %(threshold)s") % {"form": scope, "threshold": threshold}).strip()
    words = f"{doing}{scope and f', {scope}'}: {MEANINGS[Effect(first.effect)].lower()}"
    return Saying(words=words[0].upper() + words[1:], duties=tuple(_duty(one) for one in first.conditions))


def _duty(condition: Mapping[str, Any]) -> Duty:
    basis = condition.get("basis") and gettext("per %s") % condition["basis"]
    amount = " ".join(filter(None, (condition["amount"], condition["unit"], basis)))
    return Duty(what=DUTIES[ConditionKind(condition["kind"])] + (amount and f": {amount}"), words=condition["words"])


def claim_in_words(claim: ClaimRow) -> str:
    """Return what the claim's word means, or "" where it has none and its words stand for themselves."""
    said = [LABELS[label] for label in Label if label in claim.says.split()]
    return one_of(said) if said else capfirst(claimed_status(claim.says))


def days_in_words(claim: ClaimRow) -> str:
    """Return the days of the law that the claim reports, such as `from 2012 to 2025-07-31`, or ""."""
    begins, ends, _ = parts_of(claim.words)
    return " ".join(filter(None, (begins and gettext("from %s") % begins, ends and gettext("to %s") % ends)))
