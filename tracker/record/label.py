"""The label: one word for a place, a substance and a day, as a pure function of the rules in force.

Version 3. A prohibition at or above the place wins, unless it is preempted. Short of that the deciding government (in
the United States the state, district or territory, of a tribe the tribe itself, elsewhere the country) must be known;
below it a local rule only adds. Of the United States as a whole no one government decides. Nothing has a default.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.record.rows import RuleRow
from tracker.substances import REFERENCE_FORMS
from tracker.vocabulary import Activity, Comparison, ConditionKind, Effect, Form, InstrumentKind, Label, Needs

VERSION = 3  # one more whenever the same rules would get another label; told with the bulk files

STRICTNESS = (
    Effect.PROHIBITED,
    Effect.PRESCRIPTION_ONLY,
    Effect.CONDITIONAL,
    Effect.ALLOWED,
    Effect.UNKNOWN,
)
RANKS: Mapping[str, int] = {effect: rank for rank, effect in enumerate(STRICTNESS)}
ABOVE = frozenset({Comparison.MORE_THAN, Comparison.AT_LEAST})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the rules say of one place, substance and day.

    `deciding` are the rules whose effect is what holds for their activity; `reasons` are all that were looked at, the
    strictest first.
    """

    label: Label
    activities: dict[Activity, Effect]
    minimum_age: int | None
    deciding: tuple[RuleRow, ...]
    reasons: tuple[RuleRow, ...]


def label(substance: str, rules: Iterable[RuleRow], *, decider: str | None) -> Answer:
    """Return the label for a place from the rules in force for it on a day.

    `rules` are those of the substance that reach the place, of whatever government, with their jurisdiction and
    instrument; `decider` is the OCD id of the government whose silence makes an unknown, None where no one government
    decides. Only rules about the substance's reference product decide; the others stand among the reasons.
    """
    every_rule = sorted(rules, key=lambda rule: (RANKS[rule.effect], rule.pk))
    about = [rule for rule in every_rule if is_about(substance, rule) and not is_mere_position(rule, decider)]
    effects = {activity: _effect(about, activity, decider) for activity in Activity}
    deciding = [rule for rule in about if rule.effect == effects[Activity(rule.activity)] != Effect.UNKNOWN]
    ages = [age_of(rule.conditions) for rule in about if rule.activity == Activity.SALE]
    return Answer(
        label=_word(effects, deciding),
        activities=effects,
        minimum_age=max((age for age in ages if age), default=None),
        deciding=tuple(deciding),
        reasons=tuple(every_rule),
    )


def is_about(substance: str, rule: RuleRow) -> bool:
    """Whether the rule speaks of the reference product, which is plain leaf or a concentrate."""
    form = REFERENCE_FORMS[substance]
    return rule.form in (Form.ANY, form) and (rule.threshold is None or _meets(form, rule.threshold))


def _meets(form: Form, threshold: Mapping[str, Any]) -> bool:
    """Whether a product meets a threshold: a concentrate is above every limit, and plain leaf below."""
    met = [
        _meets(form, limit) if "limits" in limit else (limit["comparison"] in ABOVE) == (form is Form.CONCENTRATE)
        for limit in threshold["limits"]
    ]
    return any(met) if threshold["needs"] == Needs.ANY else all(met)


def is_mere_position(rule: RuleRow, decider: str | None) -> bool:
    """Whether it is an agency's position from above the decider: it decides nothing and hides no unknown."""
    from_above = decider is None or decider.startswith(f"{rule.jurisdiction.ocd_id}/")
    return from_above and rule.instrument.kind == InstrumentKind.AGENCY_POSITION


def age_of(conditions: Iterable[Mapping[str, Any]]) -> int | None:
    """Return the minimum age that the conditions of a rule ask for, in years."""
    ages = [int(one["amount"]) for one in conditions if one["kind"] == ConditionKind.MINIMUM_AGE]
    return max(ages, default=None)


def _effect(rules: list[RuleRow], activity: Activity, decider: str | None) -> Effect:
    """Return what holds for the activity: the strictest rule, if it forbids or the decider says anything."""
    speaking = [rule for rule in rules if rule.activity == activity]
    strictest = STRICTNESS[min((RANKS[rule.effect] for rule in speaking), default=RANKS[Effect.UNKNOWN])]
    if strictest is Effect.PROHIBITED:
        return strictest
    known = any(rule.jurisdiction.ocd_id == decider and rule.effect != Effect.UNKNOWN for rule in speaking)
    return strictest if known else Effect.UNKNOWN


def _word(effects: dict[Activity, Effect], deciding: list[RuleRow]) -> Label:
    possession, sale = effects[Activity.POSSESSION], effects[Activity.SALE]
    if Effect.PROHIBITED in (possession, sale):
        may_have_it = possession in (Effect.ALLOWED, Effect.CONDITIONAL)
        return Label.SALE_PROHIBITED if may_have_it else Label.PROHIBITED
    if Effect.PRESCRIPTION_ONLY in (possession, sale):
        return Label.PRESCRIPTION_ONLY
    return Label.UNKNOWN if sale is Effect.UNKNOWN else _lawful(set(effects.values()), deciding)


def _lawful(said: set[Effect], deciding: list[RuleRow]) -> Label:
    """Return the word for a place where sale is allowed, on conditions or without."""
    if said & {Effect.CONDITIONAL, Effect.PROHIBITED}:
        return Label.AGE_RESTRICTED if _asks_for_age_alone(said, deciding) else Label.REGULATED
    if said != {Effect.ALLOWED}:
        return Label.UNKNOWN
    is_found = any(rule.instrument.kind == InstrumentKind.FINDING for rule in deciding)
    return Label.UNREGULATED if is_found else Label.REGULATED  # a law that allows everything is a law all the same


def _asks_for_age_alone(said: set[Effect], deciding: list[RuleRow]) -> bool:
    kinds = {one["kind"] for rule in deciding for one in rule.conditions}
    return Effect.PROHIBITED not in said and kinds == {ConditionKind.MINIMUM_AGE}
