"""One answer in plain language, as the page of a place shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.lookup.answer import PlaceAnswer
from tracker.lookup.links import web_address
from tracker.lookup.trail import Trail
from tracker.lookup.words import CONFIDENCES, FRESHNESS, LABELS, QUESTIONS, meaning, rule_in_words, summary
from tracker.record.models import Rule
from tracker.vocabulary import Activity


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the law means for one thing that people do. `since` is a partial day, or "" where none is known."""

    question: str
    words: str
    since: str


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One law behind the answer: all its rules that share its words and days."""

    rule: Rule
    says: tuple[str, ...]
    url: str
    trail: Trail | None


@dataclass(frozen=True, kw_only=True)
class Card:
    """The answer for one substance, in words."""

    answer: PlaceAnswer
    label: str
    summary: str
    meanings: tuple[Meaning, ...]
    reasons: tuple[Reason, ...]
    confidence: str
    freshness: str
    next_change: tuple[date, str] | None


def card(answer: PlaceAnswer) -> Card:
    """Return the answer in words."""
    following = answer.next_change
    return Card(
        answer=answer,
        label=LABELS[answer.label],
        summary=summary(answer.label, answer.activities),
        meanings=tuple(_meaning(answer, question, activity) for question, activity in QUESTIONS),
        reasons=tuple(_reasons(answer)),
        confidence=CONFIDENCES[answer.confidence],
        freshness=FRESHNESS[answer.freshness],
        next_change=following and (following[0], LABELS[following[1]]),
    )


def _meaning(answer: PlaceAnswer, question: str, activity: Activity) -> Meaning:
    days = [rule.valid_from for rule in answer.deciding if rule.activity == activity]
    since = min(days) if days and all(days) else ""
    return Meaning(question=question, words=meaning(question, answer.activities[activity]), since=since)


def _reasons(answer: PlaceAnswer) -> Iterable[Reason]:
    """Return each law once, the strictest first."""
    groups: dict[tuple[object, ...], list[Rule]] = {}
    for rule in answer.reasons:
        groups.setdefault((rule.instrument_id, rule.words, rule.valid_from, rule.valid_to), []).append(rule)
    for rules in groups.values():
        yield Reason(
            rule=rules[0],
            says=tuple(rule_in_words(rule) for rule in rules),
            url=web_address(rules[0].instrument.url),
            trail=answer.trails.get(rules[0].pk),
        )
