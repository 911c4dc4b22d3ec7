"""The label: one word for a place, a substance and a day, as a pure function of the rules in force.

Version 1. A prohibition at or above the place wins. Short of that the deciding level (in the United States the state,
district or territory, elsewhere the country) must be known; below it a local rule only adds. Nothing has a default.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.record.models import Rule
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, InstrumentKind, Label, Level

VERSION = 1

STRICTNESS = (
    Effect.PROHIBITED,
    Effect.PRESCRIPTION_ONLY,
    Effect.CONDITIONAL,
    Effect.ALLOWED,
    Effect.UNKNOWN,
)
DECIDING = frozenset({Level.STATE, Level.DISTRICT, Level.TERRITORY})

# the product that the label speaks of: plain leaf of kratom, a concentrate of 7-OH
REFERENCE_FORM = {"kratom": Form.LEAF, "7-oh": Form.CONCENTRATE}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the rules say of one place, substance and day."""

    label: Label
    activities: dict[Activity, Effect]
    minimum_age: int | None
    reasons: tuple[Rule, ...]


def label(levels: Iterable[Level], substance: str, rules: Iterable[Rule]) -> Answer:
    """Return the label for a place from the rules in force there on a day.

    `levels` are the levels of the place and of all above it, the country first; `rules` are those of the substance,
    at any of these levels, with their jurisdiction. Only rules about the substance's reference product decide; the
    others stand among the reasons.
    """
    chain, every_rule = list(levels), list(rules)
    decides = [rule for rule in every_rule if _is_about(substance, rule) and not _is_bare_position(rule, chain)]
    effects = {activity: _effect(chain, decides, activity) for activity in Activity}
    ages = [_age(rule) for rule in decides if rule.activity == Activity.SALE]
    reasons = sorted(every_rule, key=lambda rule: (STRICTNESS.index(Effect(rule.effect)), rule.pk))
    return Answer(
        label=_word(effects, decides),
        activities=effects,
        minimum_age=max((age for age in ages if age), default=None),
        reasons=tuple(reasons),
    )


def _is_about(substance: str, rule: Rule) -> bool:
    """Whether the rule speaks of the reference product. A threshold is passed by a concentrate, never by plain leaf."""
    form = REFERENCE_FORM[substance]
    return rule.form in (Form.ANY, form) and (rule.threshold is None or form is Form.CONCENTRATE)


def _is_bare_position(rule: Rule, chain: list[Level]) -> bool:
    """Whether it is a national agency's position on a place below: it decides nothing there and hides no unknown."""
    is_national = rule.jurisdiction.level == Level.COUNTRY
    return is_national and len(chain) > 1 and rule.instrument.kind == InstrumentKind.AGENCY_POSITION


def _effect(chain: list[Level], rules: list[Rule], activity: Activity) -> Effect:
    """Return what holds for the activity: the strictest rule, if it forbids or the deciding level says anything."""
    speaking = [rule for rule in rules if rule.activity == activity]
    strictest = min((Effect(rule.effect) for rule in speaking), key=STRICTNESS.index, default=Effect.UNKNOWN)
    if strictest is Effect.PROHIBITED:
        return strictest
    deciding = next((level for level in chain if level in DECIDING), chain[0])
    known = any(rule.jurisdiction.level == deciding and rule.effect != Effect.UNKNOWN for rule in speaking)
    return strictest if known else Effect.UNKNOWN


def _age(rule: Rule) -> int | None:
    """Return the minimum age that the rule asks for, in years."""
    ages = [int(one["amount"]) for one in rule.conditions if one["kind"] == ConditionKind.MINIMUM_AGE]
    return max(ages, default=None)


def _word(effects: dict[Activity, Effect], rules: list[Rule]) -> Label:
    possession, sale = effects[Activity.POSSESSION], effects[Activity.SALE]
    if possession is Effect.PROHIBITED:
        return Label.PROHIBITED
    if sale is Effect.PROHIBITED:
        return Label.SALE_PROHIBITED if possession in (Effect.ALLOWED, Effect.CONDITIONAL) else Label.PROHIBITED
    if Effect.PRESCRIPTION_ONLY in (possession, sale):
        return Label.PRESCRIPTION_ONLY
    if sale is Effect.UNKNOWN:
        return Label.UNKNOWN
    if sale is Effect.CONDITIONAL or set(effects.values()) & {Effect.CONDITIONAL, Effect.PROHIBITED}:
        return Label.AGE_RESTRICTED if _asks_for_age_alone(effects, rules) else Label.REGULATED
    return Label.UNREGULATED if set(effects.values()) == {Effect.ALLOWED} else Label.UNKNOWN


def _asks_for_age_alone(effects: dict[Activity, Effect], rules: list[Rule]) -> bool:
    kinds = {one["kind"] for rule in rules for one in rule.conditions}
    return Effect.PROHIBITED not in effects.values() and kinds == {ConditionKind.MINIMUM_AGE}
