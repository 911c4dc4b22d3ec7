"""The label, sentence by sentence as the law of the house has it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_place, a_substance
from tests.rules import a_rule
from tracker.record.label import Answer, label
from tracker.record.labels import labels
from tracker.record.models import Rule
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, InstrumentKind, Label, Level

pytestmark = pytest.mark.django_db
STATE, PLACE = LOUISIANA, LOUISIANA  # who decides in a state is who decides in its counties
COUNTY_ID = f"{LOUISIANA}/county:orleans"
PROHIBITED, CONDITIONAL, ALLOWED, UNKNOWN = Effect.PROHIBITED, Effect.CONDITIONAL, Effect.ALLOWED, Effect.UNKNOWN
PRESCRIPTION = Effect.PRESCRIPTION_ONLY
POSSESSION, SALE, SHIPMENT = Activity.POSSESSION, Activity.SALE, Activity.SHIPMENT
MORE_THAN_TWO = {
    "needs": "any",
    "limits": [{"comparison": "more_than", "amount": "2", "unit": "percent", "basis": "alkaloids"}],
}


def asks(kind: ConditionKind, amount: str = "") -> dict[str, str]:
    return {"kind": kind, "amount": amount, "unit": "years", "words": "the law's own words"}


AGE = asks(ConditionKind.MINIMUM_AGE, "21")


@dataclass(frozen=True)
class Said:
    """What one rule says: at a level, of one activity or, with None, of all seven."""

    effect: Effect
    activity: Activity | None = None
    level: Level = Level.STATE
    kind: InstrumentKind = InstrumentKind.STATUTE
    form: Form = Form.ANY
    conditions: tuple[dict[str, str], ...] = ()
    threshold: dict[str, Any] | None = None


def federal(effect: Effect, activity: Activity | None = None, **more: Any) -> Said:
    return Said(effect, activity, Level.COUNTRY, **more)


def local(effect: Effect, activity: Activity | None = None) -> Said:
    return Said(effect, activity, Level.COUNTY)


def position(effect: Effect, activity: Activity | None = None, level: Level = Level.COUNTRY) -> Said:
    return Said(effect, activity, level, InstrumentKind.AGENCY_POSITION)


def rules(said: tuple[Said, ...], substance: str) -> list[Rule]:
    places = {
        Level.COUNTRY: a_place(COUNTRY),
        Level.STATE: a_place(),
        Level.COUNTY: a_place(COUNTY_ID, level=Level.COUNTY),
    }
    return [
        a_rule(
            one.effect, activity, place=places[one.level], substance=substance, kind=one.kind, form=one.form,
            conditions=list(one.conditions), threshold=one.threshold, citation=f"{one.kind} {number}",
        )
        for number, one in enumerate(said)
        for activity in ([one.activity] if one.activity else Activity)
    ]  # fmt: skip


def finding(level: Level = Level.STATE) -> Said:
    return Said(ALLOWED, level=level, kind=InstrumentKind.FINDING)


def labelled(*said: Said, decider: str = LOUISIANA, substance: str = "kratom") -> Answer:
    return label(substance, rules(said, substance), decider=decider)


SENTENCES = [
    ("nothing has a default", (), STATE, Label.UNKNOWN),
    ("a prohibition at the place wins", (Said(PROHIBITED),), STATE, Label.PROHIBITED),
    ("a prohibition above the place wins", (federal(PROHIBITED), Said(ALLOWED)), STATE, Label.PROHIBITED),
    ("a prohibition below the state wins in the county", (local(PROHIBITED), Said(ALLOWED)), PLACE, Label.PROHIBITED),
    ("a federal permission alone leaves a state unknown", (federal(ALLOWED),), STATE, Label.UNKNOWN),
    ("a federal condition alone leaves a state unknown", (federal(CONDITIONAL),), STATE, Label.UNKNOWN),
    ("a local permission alone leaves a county unknown", (local(ALLOWED),), PLACE, Label.UNKNOWN),
    ("a local condition alone leaves a county unknown", (local(CONDITIONAL),), PLACE, Label.UNKNOWN),
    ("a local rule adds to the state's", (local(CONDITIONAL, SALE), Said(ALLOWED)), PLACE, Label.REGULATED),
    ("a local rule takes nothing away", (local(ALLOWED), Said(CONDITIONAL)), PLACE, Label.REGULATED),
    ("a county without a rule inherits", (Said(PROHIBITED),), PLACE, Label.PROHIBITED),
    ("a country is decided by its own rules", (finding(Level.COUNTRY),), COUNTRY, Label.UNREGULATED),
    ("a federal position decides no state", (position(PROHIBITED),), STATE, Label.UNKNOWN),
    ("nor hides that a state allows", (position(PROHIBITED), finding()), STATE, Label.UNREGULATED),
    ("a state agency's counts in its state", (position(PROHIBITED, level=Level.STATE),), STATE, Label.PROHIBITED),
    ("and throughout it", (position(PROHIBITED, level=Level.STATE),), PLACE, Label.PROHIBITED),
    ("sale banned, possession allowed", (Said(PROHIBITED, SALE), Said(ALLOWED, POSSESSION)), STATE,
     Label.SALE_PROHIBITED),
    ("sale banned, possession unknown", (Said(PROHIBITED, SALE),), STATE, Label.PROHIBITED),
    ("sale banned, possession by federal law alone", (Said(PROHIBITED, SALE), federal(ALLOWED, POSSESSION)), STATE,
     Label.PROHIBITED),
    ("possession banned", (Said(PROHIBITED, POSSESSION), Said(ALLOWED, SALE)), STATE, Label.PROHIBITED),
    ("a prescription", (Said(PRESCRIPTION),), STATE, Label.PRESCRIPTION_ONLY),
    ("sale conditional is enough for regulated", (Said(CONDITIONAL, SALE),), STATE, Label.REGULATED),
    ("an age alone", (Said(CONDITIONAL, SALE, conditions=(AGE,)),), STATE, Label.AGE_RESTRICTED),
    ("an age and a licence", (Said(CONDITIONAL, SALE, conditions=(AGE, asks(ConditionKind.LICENCE))),), STATE,
     Label.REGULATED),
    ("sale allowed, the rest unknown", (Said(ALLOWED, SALE),), STATE, Label.UNKNOWN),
    ("possession allowed, the rest unknown", (Said(ALLOWED, POSSESSION),), STATE, Label.UNKNOWN),
    ("shipping alone banned", (Said(PROHIBITED, SHIPMENT), Said(ALLOWED, SALE), Said(ALLOWED, POSSESSION)), STATE,
     Label.REGULATED),
    ("an unknown is not a permission", (Said(UNKNOWN),), STATE, Label.UNKNOWN),
    ("an unknown hides no prohibition", (Said(UNKNOWN), Said(PROHIBITED)), STATE, Label.PROHIBITED),
    ("a finding makes unregulated", (finding(),), STATE, Label.UNREGULATED),
    ("a ban of extracts is not one of leaf", (Said(PROHIBITED, form=Form.EXTRACT),), STATE, Label.UNKNOWN),
    ("nor above a threshold that leaf never passes", (Said(PROHIBITED, threshold=MORE_THAN_TWO), finding()), STATE,
     Label.UNREGULATED),
    ("a ban of leaf is one of kratom", (Said(PROHIBITED, form=Form.LEAF),), STATE, Label.PROHIBITED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "decider", "word"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES]
)
def test_the_label_is_what_the_house_says(said: tuple[Said, ...], decider: str, word: Label) -> None:
    assert labelled(*said, decider=decider).label is word


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (Said(PROHIBITED, form=Form.CONCENTRATE), Label.PROHIBITED),
        (Said(PROHIBITED, threshold=MORE_THAN_TWO), Label.PROHIBITED),
        (Said(PROHIBITED, form=Form.LEAF), Label.UNKNOWN),
    ],
)
def test_the_product_that_7_oh_is_judged_by_is_a_concentrate(said: Said, word: Label) -> None:
    assert labelled(said, substance="7-oh").label is word


def limit(comparison: str) -> dict[str, str]:
    return {"comparison": comparison, "amount": "2", "unit": "percent", "basis": "alkaloids"}


def needs(which: str, *limits: dict[str, Any]) -> dict[str, Any]:
    return {"needs": which, "limits": list(limits)}


@pytest.mark.parametrize(
    ("threshold", "of_leaf", "of_concentrate"),
    [
        (needs("any", limit("more_than")), False, True),
        (needs("any", limit("at_least")), False, True),
        (needs("any", limit("at_most")), True, False),
        (needs("any", limit("less_than")), True, False),
        (needs("any", limit("more_than"), limit("less_than")), True, True),
        (needs("all", limit("at_least"), limit("at_most")), False, False),
        (needs("any", limit("more_than"), needs("all", limit("at_least"), limit("less_than"))), False, True),
        (needs("all", needs("any", limit("at_most"), limit("more_than")), limit("less_than")), True, False),
    ],
)
def test_leaf_is_below_every_limit_of_a_threshold_and_a_concentrate_above(
    threshold: dict[str, Any], of_leaf: bool, of_concentrate: bool
) -> None:
    ban = Said(PROHIBITED, threshold=threshold)
    assert [labelled(ban, substance=one).label is Label.PROHIBITED for one in ("kratom", "7-oh")] == [
        of_leaf,
        of_concentrate,
    ]


def test_rules_of_other_forms_stand_among_the_reasons() -> None:
    assert len(labelled(Said(PROHIBITED, SALE, form=Form.EXTRACT)).reasons) == 1


def test_the_strictest_reason_comes_first() -> None:
    reasons = labelled(Said(ALLOWED, SALE), Said(UNKNOWN, SALE), Said(PROHIBITED, POSSESSION)).reasons
    assert [rule.effect for rule in reasons] == [PROHIBITED, ALLOWED, UNKNOWN]


def test_the_minimum_age_is_the_highest_that_any_level_asks_for() -> None:
    older = Said(CONDITIONAL, SALE, Level.COUNTY, conditions=(AGE,))
    younger = Said(CONDITIONAL, SALE, conditions=(asks(ConditionKind.MINIMUM_AGE, "18"),))
    assert labelled(older, younger).minimum_age == 21


def test_every_activity_is_answered_for() -> None:
    assert labelled(Said(PROHIBITED, SALE)).activities == {
        activity: PROHIBITED if activity is SALE else UNKNOWN for activity in Activity
    }


def test_an_age_of_a_rule_about_another_form_is_not_the_age_of_the_leaf() -> None:
    assert labelled(Said(CONDITIONAL, SALE, form=Form.EXTRACT, conditions=(AGE,))).minimum_age is None


def test_elsewhere_than_in_the_united_states_the_country_decides() -> None:
    country = a_place("ocd-division/country:th")
    province = a_place("ocd-division/country:th/province:90", level=Level.STATE)
    kratom = a_substance()
    for activity in Activity:
        a_rule(ALLOWED, activity, place=country, kind=InstrumentKind.FINDING)
    told = labels([province], [kratom], date(2026, 1, 1), SEEN)[province.pk, "kratom"]
    assert told.answer.label is Label.UNREGULATED


@pytest.mark.parametrize(
    ("effect", "kind", "word"),
    [
        (CONDITIONAL, InstrumentKind.AGENCY_POSITION, Label.UNKNOWN),
        (ALLOWED, InstrumentKind.FINDING, Label.UNKNOWN),
        (PROHIBITED, InstrumentKind.STATUTE, Label.PROHIBITED),
    ],
)
def test_of_the_united_states_only_a_prohibition_says_anything(
    effect: Effect, kind: InstrumentKind, word: Label
) -> None:
    country, kratom = a_place(COUNTRY), a_substance()
    a_rule(effect, Activity.SALE, place=country, kind=kind)
    told = labels([country], [kratom], date(2026, 1, 1), SEEN)[country.pk, "kratom"]
    assert told.answer.label is word


def test_a_statute_that_allows_is_no_finding() -> None:
    assert labelled(Said(ALLOWED, kind=InstrumentKind.STATUTE)).label is not Label.UNREGULATED
