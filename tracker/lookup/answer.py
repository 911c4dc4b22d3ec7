"""Answer: what the record says of a place, and how well it is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.claims import ClaimBeside, Claimed, beside, claims_of
from tracker.lookup.confidence import AnswerConfidence, confidence
from tracker.lookup.flags import flags
from tracker.lookup.freshness import WORST_FIRST
from tracker.lookup.timeline import Period, timeline
from tracker.lookup.trail import Trail, Trails, trails
from tracker.record.cell import Cell
from tracker.record.held import Held, held_for
from tracker.record.labels import answer_on, dated
from tracker.record.standing import standing
from tracker.vocabulary import Activity, Effect, Freshness, Label, Standing


@dataclass(frozen=True, kw_only=True)
class PlaceAnswer:
    """What holds for one substance in one place on one day.

    `deciding` are those of the reasons that the effects come from, and `trails` lead from each reason back to its
    page; `others` are the rules on record that do not hold there on the day. Confidence is None where no rule decides;
    `last_checked` and `freshness` are those of the source behind the deciding rules that was read longest ago.
    `periods` are the label on all days; `claims` are what others say of the place itself, and `reports` are the claims
    about it and all around it, by the words that they were read from.
    """

    place: Jurisdiction
    substance: Substance
    on: date
    known: datetime
    label: Label
    activities: Mapping[Activity, Effect]
    minimum_age: int | None
    reasons: tuple[Cell, ...]
    deciding: tuple[Cell, ...]
    others: tuple[Cell, ...]
    trails: Mapping[int, Trail]
    flags: tuple[str, ...]
    confidence: AnswerConfidence | None
    last_checked: datetime | None
    freshness: Freshness
    next_change: tuple[date, Label] | None
    periods: tuple[Period, ...]
    claims: tuple[ClaimBeside, ...]
    reports: Mapping[str, list[Claimed]]

    def standing_of(self, rule: Cell) -> Standing | None:
        """Return where the law of the rule stands on the day. A reason is in force, however uncertain its last day."""
        return Standing.IN_FORCE if rule in self.reasons else standing(rule.instrument, [rule], self.on)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question: what was the law of the place on a day, by what we held at a moment."""

    place: Jurisdiction
    substances: Sequence[Substance]
    day: date
    known: datetime


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What is read once for all the answers of a place: what is held around it, the claims, the way to the pages."""

    held: Held
    claims: Sequence[Claimed]
    trails: Trails


def answer(place: Jurisdiction, substances: Iterable[Substance], on: date | None, known: datetime) -> list[PlaceAnswer]:
    """Return what the law of the place was on a day, by what we held at a moment, for each of the substances.

    `on` is None for the day that `known` falls on in the place's own time zone.
    """
    asked = Asked(place=place, substances=list(substances), day=on or place.local_day(known), known=known)
    held = held_for([place], asked.substances, known)
    of_rules, _ = trails(reasons(asked, held), (), known)
    return answers(asked, Behind(held=held, claims=claims_of(held.around[place.pk], known), trails=of_rules))


def reasons(asked: Asked, held: Held) -> list[Cell]:
    """Return the rules behind the answers from what is held of the place."""
    return [rule for one in asked.substances for rule in answer_on(held, asked.place, one, asked.day).reasons]


def answers(asked: Asked, behind: Behind) -> list[PlaceAnswer]:
    """Return the answers from what was read."""
    return [_answer(behind, asked, one) for one in asked.substances]


def _answer(behind: Behind, asked: Asked, substance: Substance) -> PlaceAnswer:
    place, day, known = asked.place, asked.day, asked.known
    held_then = dated(behind.held, place, substance, day)
    found = held_then.answer
    periods = timeline(behind.held, place, substance)
    said = [one for one in behind.claims if one.substance_id == substance.pk]
    today = place.local_day(known)
    rules = list(behind.held.rules_of(place, substance))
    claims = [beside(one, periods, rules, today) for one in said if one.jurisdiction_id == place.pk]
    last_checked, freshness = _checked(found.deciding, behind.trails, known)
    checked_on = last_checked and place.local_day(last_checked)
    return PlaceAnswer(
        place=place,
        substance=substance,
        on=day,
        known=known,
        label=found.label,
        activities=found.activities,
        minimum_age=found.minimum_age,
        reasons=found.reasons,
        deciding=found.deciding,
        others=tuple(rule for rule in rules if rule not in found.reasons),
        trails=behind.trails,
        flags=tuple(flags(place, substance, found.reasons)),
        confidence=confidence(found.deciding, claims, day, checked_on),
        last_checked=last_checked,
        freshness=freshness,
        next_change=held_then.next_change,
        periods=periods,
        claims=tuple(claims),
        reports=_by_words(said),
    )


def _by_words(said: Iterable[Claimed]) -> dict[str, list[Claimed]]:
    reports: dict[str, list[Claimed]] = {}
    for one in said:
        reports.setdefault(one.quote, []).append(one)
    return reports


def _checked(
    deciding: Iterable[Cell], trails: Mapping[int, Trail], known: datetime
) -> tuple[datetime | None, Freshness]:
    """Return when the least lately read source was read, and the least fresh word: a chain is as strong as that."""
    behind = [(rule.instrument.kind, trails.get(rule.pk)) for rule in deciding]
    read = [trail.checked_at for _, trail in behind if trail and trail.checked_at]
    words = [trail.freshness(known, kind) if trail else Freshness.UNVERIFIED for kind, trail in behind]
    last_checked = min(read) if read and len(read) == len(behind) else None
    return last_checked, min(words, key=WORST_FIRST.index, default=Freshness.UNVERIFIED)
