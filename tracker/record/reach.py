"""Which rules reach a place on a day: in force, of its own land, not preempted."""

from datetime import date

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.days import earliest, latest
from tracker.record.held import Held
from tracker.record.rows import PreemptionRow, RuleRow
from tracker.vocabulary import Effect, Level, Reach

PREEMPTIBLE = (Level.COUNTY, Level.PLACE)


def reaching(held: Held, place: Jurisdiction, substance: Substance, day: date) -> list[RuleRow]:
    """Return the rules in force on the day that the place's people live under."""
    every_rule = list(held.rules_of(place, substance))
    preemptions = [
        one for one in held.preemptions_of(place, substance) if _has_begun(one, day) and _lasts(day, one.counts_to)
    ]
    return [
        rule
        for rule in every_rule
        if _has_begun(rule, day)
        and _lasts(day, _end(rule, every_rule))
        and _is_its_land(rule, place)
        and not any(_voids(preemption, rule) for preemption in preemptions)
    ]


def _has_begun(row: RuleRow | PreemptionRow, day: date) -> bool:
    return row.counts_from is None or row.counts_from <= day


def _lasts(day: date, end: date | None) -> bool:
    return end is None or day < end


def _end(rule: RuleRow, others: list[RuleRow]) -> date | None:
    """Return the day on which the rule stops counting.

    A laxer rule whose end is uncertain ("2020") lasts until the rule that follows it counts, so that no gap opens.
    """
    if rule.counts_to is None or rule.effect == Effect.PROHIBITED:
        return rule.counts_to
    last = latest(rule.valid_to)
    if last is None or last == rule.counts_to:
        return rule.counts_to
    follows = [
        other.counts_from
        for other in others
        if other.counts_from and rule.counts_to <= other.counts_from <= last and _is_same_question(rule, other)
    ]
    return min(follows, default=rule.counts_to)


def _is_same_question(one: RuleRow, other: RuleRow) -> bool:
    return (one.jurisdiction_id, one.activity) == (other.jurisdiction_id, other.activity)


def _is_its_land(rule: RuleRow, place: Jurisdiction) -> bool:
    """Whether the rule is law there: a county's may be so only outside its towns. A township is part of its land."""
    if rule.instrument.reach == Reach.WHOLE or rule.jurisdiction_id == place.pk:
        return True
    return place.level != Level.PLACE or place.nests_in_county


def _voids(preemption: PreemptionRow, rule: RuleRow) -> bool:
    """Whether the law from above leaves this local rule nothing to say."""
    law = rule.jurisdiction
    if law.level not in PREEMPTIBLE or not law.ocd_id.startswith(f"{preemption.jurisdiction.ocd_id}/"):
        return False
    if rule.activity not in preemption.activities or law.ocd_id in preemption.saves:
        return False
    adopted, before = latest(rule.instrument.adopted_on), earliest(preemption.saves_before)
    return not (adopted and before and adopted < before)
