"""Answer: what the record says of a place, and how well it is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.claims import ClaimRow, ComparedClaim, claims_of, compare_claim
from tracker.lookup.confidence import AnswerConfidence, confidence
from tracker.lookup.flags import Flag, flags
from tracker.lookup.freshness import WORST_FIRST
from tracker.lookup.periods import Period, periods
from tracker.lookup.trail import Trail, Trails, trails
from tracker.record.held import Held, held_for
from tracker.record.labels import Dated, dated
from tracker.record.rows import RuleRow
from tracker.record.standing import standing
from tracker.vocabulary import Activity, Effect, Freshness, Label, Standing


@dataclass(frozen=True, kw_only=True)
class PlaceAnswer:
    """What holds for one substance in one place on one day.

    `deciding` are those of the reasons that the effects come from, and `trails` lead from each reason back to its
    page; `others` are the rules on record that do not hold there on the day. `last_checked` and `freshness` are those
    of the source behind the deciding rules that was read longest ago. `held` is what we held of the place, and
    `claim_rows` are the claims about it and all around it.
    """

    place: Jurisdiction
    substance: Substance
    on: date
    known: datetime
    label: Label
    activities: Mapping[Activity, Effect]
    minimum_age: int | None
    reasons: tuple[RuleRow, ...]
    deciding: tuple[RuleRow, ...]
    others: tuple[RuleRow, ...]
    trails: Mapping[int, Trail]
    flags: tuple[Flag, ...]
    last_checked: datetime | None
    freshness: Freshness
    next_change: tuple[date, Label] | None
    held: Held
    claim_rows: tuple[ClaimRow, ...]

    def standing_of(self, rule: RuleRow) -> Standing | None:
        """Return where the law of the rule stands on the day. A reason is in force, however uncertain its last day."""
        return Standing.IN_FORCE if rule in self.reasons else standing(rule.instrument, [rule], self.on)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The label on all days."""
        return periods(self.held, self.place, self.substance)

    @cached_property
    def claims(self) -> tuple[ComparedClaim, ...]:
        """What others say of the place itself."""
        rules, today = list(self.held.rules_of(self.place, self.substance)), self.place.local_day(self.known)
        own = [claim for claim in self.claim_rows if claim.jurisdiction_id == self.place.pk]
        return tuple(compare_claim(claim, self.periods, rules, today) for claim in own)

    @cached_property
    def confidence(self) -> AnswerConfidence | None:
        """How surely it is known; None where no rule decides."""
        checked_on = self.last_checked and self.place.local_day(self.last_checked)
        return confidence(self.deciding, self.claims, self.on, checked_on)

    @cached_property
    def reports(self) -> Mapping[str, list[ClaimRow]]:
        """The claims by the words that they were read from."""
        reports: dict[str, list[ClaimRow]] = {}
        for claim in self.claim_rows:
            reports.setdefault(claim.quote, []).append(claim)
        return reports


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question: what was the law of the place on a day, by what we held at a moment."""

    place: Jurisdiction
    substances: Sequence[Substance]
    day: date
    known: datetime


@dataclass(frozen=True, kw_only=True)
class PlaceRecord:
    """What is read once for all the answers of a place: what is held around it, the claims, the way to the pages.

    `dated` are the answers for the day that the rules give, for one substance after the other.
    """

    held: Held
    dated: Sequence[Dated]
    claims: Sequence[ClaimRow]
    trails: Trails


def answer(place: Jurisdiction, substances: Iterable[Substance], on: date | None, known: datetime) -> list[PlaceAnswer]:
    """Return what the law of the place was on a day, by what we held at a moment, for each of the substances.

    `on` is None for the day that `known` falls on in the place's own time zone.
    """
    question = Question(place=place, substances=list(substances), day=on or place.local_day(known), known=known)
    held = held_for([place], question.substances, known)
    found = dated_for(question, held)
    of_rules, _ = trails(reasons(found), (), known)
    claims = claims_of([one.ocd_id for one in held.around[place.pk]], known)
    return answers(question, PlaceRecord(held=held, dated=found, claims=claims, trails=of_rules))


def dated_for(question: Question, held: Held) -> list[Dated]:
    """Return what the rules held of the place say, for one substance after the other."""
    return [dated(held, question.place, one, question.day) for one in question.substances]


def reasons(found: Iterable[Dated]) -> list[RuleRow]:
    """Return the rules that the answers were derived from."""
    return [rule for one in found for rule in one.answer.reasons]


def answers(question: Question, record: PlaceRecord) -> list[PlaceAnswer]:
    """Return the answers from what was read."""
    return [_answer(question, record, *one) for one in zip(question.substances, record.dated, strict=True)]


def _answer(question: Question, record: PlaceRecord, substance: Substance, on_the_day: Dated) -> PlaceAnswer:
    place, found = question.place, on_the_day.answer
    last_checked, freshness = _checked(found.deciding, record.trails, question.known)
    return PlaceAnswer(
        place=place,
        substance=substance,
        on=question.day,
        known=question.known,
        label=found.label,
        activities=found.activities,
        minimum_age=found.minimum_age,
        reasons=found.reasons,
        deciding=found.deciding,
        others=tuple(rule for rule in record.held.rules_of(place, substance) if rule not in found.reasons),
        trails=record.trails,
        flags=tuple(flags(place, substance, found.reasons)),
        last_checked=last_checked,
        freshness=freshness,
        next_change=on_the_day.next_change,
        held=record.held,
        claim_rows=tuple(claim for claim in record.claims if claim.substance_id == substance.pk),
    )


def _checked(
    deciding: Iterable[RuleRow], trails: Mapping[int, Trail], known: datetime
) -> tuple[datetime | None, Freshness]:
    """Return when the least lately read source was read, and the least fresh word: a chain is as strong as that."""
    behind = [(rule.instrument.kind, trails.get(rule.pk)) for rule in deciding]
    read = [trail.checked_at for _, trail in behind if trail and trail.checked_at]
    words = [trail.freshness(known, kind) if trail else Freshness.UNVERIFIED for kind, trail in behind]
    last_checked = min(read) if read and len(read) == len(behind) else None
    return last_checked, min(words, key=WORST_FIRST.index, default=Freshness.UNVERIFIED)
