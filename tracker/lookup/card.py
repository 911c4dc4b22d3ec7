"""One answer in plain language, as the page of a place shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from tracker.lookup.answer import PlaceAnswer
from tracker.lookup.claims import ComparedClaim
from tracker.lookup.flags import has_own_law
from tracker.lookup.label_history import GivenLabel
from tracker.lookup.law_text import Report, reports_of
from tracker.lookup.links import host_of, web_address
from tracker.lookup.spoken import (
    Saying,
    claim_in_words,
    days_in_words,
    deciders_in_words,
    law_in_words,
    meaning,
    summary,
)
from tracker.lookup.trail import Trail
from tracker.lookup.words import (
    AGREEMENTS,
    CONFIDENCES,
    FLAGS,
    FRESHNESS,
    KINDS,
    LABELS,
    LOCAL_LAW_CHECKED,
    POSITION_ALONE,
    QUESTIONS,
    STANDINGS,
)
from tracker.record.rows import RuleRow
from tracker.review.baseline.claim import parts_of
from tracker.vocabulary import (
    BELOW_A_STATE,
    Activity,
    Authority,
    Confidence,
    Effect,
    Freshness,
    InstrumentKind,
    Standing,
)


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the law means for one thing that people do. `since` is a partial day, or "" where none is known."""

    question: str
    words: str
    since: str


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One law behind the answer: all its rules that share its words and days.

    `quote` are the law's own words; where others report it, it is empty and `reports` are what they say. `reported_by`
    is the host of `url` where that is not the law itself, else "". `is_aside` is true of an agency's position that
    decides nothing where something else decides.
    """

    rule: RuleRow
    kind: str
    standing: str
    is_in_force: bool
    decides: bool
    is_aside: bool
    says: tuple[Saying, ...]
    quote: str
    reports: tuple[Report, ...]
    url: str
    reported_by: str
    trail: Trail | None
    freshness: str


@dataclass(frozen=True, kw_only=True)
class ClaimShown:
    """A claim beside the record: what its word means, and in words how it stands to the record."""

    compared: ComparedClaim
    word: str
    days: str
    rest: str
    agreement: str


@dataclass(frozen=True, kw_only=True)
class LabelPeriod:
    """A period of days with one label; `day` is one of its days, and `last` its last day, inclusive, or None.

    `is_dated` is false where a law may have begun it earlier than anybody told us.
    """

    begins: date | None
    is_dated: bool
    last: date | None
    day: date
    label: str
    is_shown: bool


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
    periods: tuple[LabelPeriod, ...]
    claims: tuple[ClaimShown, ...]
    other_laws: tuple[Reason, ...]
    mind: tuple[str, ...]
    decided_by: str
    told: tuple[tuple[datetime, str], ...]


def card(answer: PlaceAnswer, told: tuple[GivenLabel, ...]) -> Card:
    """Return the answer in words, with what we said before of the same day."""
    following = answer.next_change
    return Card(
        answer=answer,
        label=LABELS[answer.label],
        summary=gettext(POSITION_ALONE) if _is_position_alone(answer) else summary(answer.label, answer.activities),
        meanings=tuple(_meaning(answer, question, activity) for question, activity in QUESTIONS),
        reasons=tuple(_reasons(answer, answer.reasons)),
        confidence=CONFIDENCES[answer.confidence],
        freshness=_freshness(answer),
        next_change=following and (following[0], LABELS[following[1]]),
        periods=tuple(_label_periods(answer)),
        claims=tuple(_claim_shown(one) for one in answer.claims),
        other_laws=tuple(sorted(_reasons(answer, answer.others), key=lambda one: one.rule.valid_from)),
        mind=tuple(_mind(answer)),
        decided_by=deciders_in_words(answer.deciding),
        told=tuple((one.since, LABELS[one.label]) for one in told),
    )


def _is_position_alone(answer: PlaceAnswer) -> bool:
    """Whether nothing but an agency's word decides, and forbids nothing: that is no leave."""
    kinds = {rule.instrument.kind for rule in answer.deciding}
    return kinds == {InstrumentKind.AGENCY_POSITION} and Effect.PROHIBITED not in answer.activities.values()


def _freshness(answer: PlaceAnswer) -> str:
    """Return how fresh the answer is, or "" where nothing on record decides and so nothing can be fresh."""
    behind = [answer.trails.get(rule.pk) for rule in answer.deciding]
    if not behind:
        return ""
    if any(trail and not trail.source.declared for trail in behind):
        return FRESHNESS[None]
    return FRESHNESS[answer.freshness]


def _mind(answer: PlaceAnswer) -> Iterable[str]:
    if answer.place.level in BELOW_A_STATE and has_own_law(answer.place, answer.reasons):
        yield FLAGS[LOCAL_LAW_CHECKED]
    yield from (FLAGS[flag] for flag in answer.flags)


def _meaning(answer: PlaceAnswer, question: str, activity: Activity) -> Meaning:
    days = [rule.valid_from for rule in answer.deciding if rule.activity == activity]
    since = min(days) if days and all(days) else ""
    if _is_position_alone(answer):
        return Meaning(question=gettext(question), words=gettext("No law on record decides"), since="")
    return Meaning(question=gettext(question), words=meaning(question, answer.activities[activity]), since=since)


def _reasons(answer: PlaceAnswer, rules: Iterable[RuleRow]) -> Iterable[Reason]:
    """Return each law once: those that decide, then the others, the strictest first."""
    groups: dict[tuple[object, ...], list[RuleRow]] = {}
    for rule in sorted(rules, key=lambda one: one not in answer.deciding):
        groups.setdefault((rule.instrument_id, rule.words, rule.valid_from, rule.valid_to), []).append(rule)
    for alike in groups.values():
        yield _reason(answer, alike)


def _reason(answer: PlaceAnswer, rules: list[RuleRow]) -> Reason:
    first, reports = rules[0], reports_of(answer, rules[0])
    trail = answer.trails.get(first.pk)
    standing = answer.standing_of(first)
    decides = any(rule in answer.deciding for rule in rules)
    is_position = first.instrument.kind == InstrumentKind.AGENCY_POSITION
    fresh = trail.freshness(answer.known, first.instrument.kind) if trail else Freshness.UNVERIFIED
    return Reason(
        rule=first,
        kind=KINDS[InstrumentKind(first.instrument.kind)],
        standing=STANDINGS[standing],
        is_in_force=standing is Standing.IN_FORCE,
        decides=decides,
        is_aside=is_position and not decides and bool(answer.deciding),
        says=tuple(law_in_words(rules)),
        quote="" if reports else first.words,
        reports=reports,
        url=web_address(first.instrument.url),
        reported_by=_reported_by(first, trail),
        trail=trail,
        freshness=FRESHNESS[None if trail and not trail.source.declared else fresh],
    )


def _reported_by(rule: RuleRow, trail: Trail | None) -> str:
    is_the_law = rule.confidence == Confidence.CONFIRMED or (trail and trail.source.authority == Authority.PRIMARY)
    return "" if is_the_law else host_of(rule.instrument.url)


def _claim_shown(compared: ComparedClaim) -> ClaimShown:
    claim = compared.claim
    return ClaimShown(
        compared=compared,
        word=claim_in_words(claim),
        days=days_in_words(claim),
        rest=parts_of(claim.words)[2],
        agreement=AGREEMENTS[compared.agreement],
    )


def _label_periods(answer: PlaceAnswer) -> Iterable[LabelPeriod]:
    for period in answer.periods:
        last = period.ends and period.ends - timedelta(days=1)
        yield LabelPeriod(
            begins=period.begins,
            is_dated=period.is_dated,
            last=last,
            day=period.begins or last or answer.on,
            label=LABELS[period.label],
            is_shown=period.holds(answer.on),
        )
