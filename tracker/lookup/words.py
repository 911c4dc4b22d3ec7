"""The closed words in plain language, for people in a hurry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.contract import threshold_type
from tracker.lookup.claims import Agreement, Claimed
from tracker.lookup.confidence import AnswerConfidence
from tracker.lookup.flags import FEDERAL_POSITION, LOCAL_LAW_UNCHECKED, OTHER_FORMS
from tracker.record.cell import Cell
from tracker.review.baseline_claim import IN_WORDS, parts_of
from tracker.review.baseline_row import Status
from tracker.review.difference import in_words
from tracker.vocabulary import (
    Activity,
    BillStage,
    ConditionKind,
    Effect,
    Form,
    Freshness,
    InstrumentKind,
    Label,
    Level,
    Outcome,
    Standing,
)

LABELS: Mapping[Label, str] = {
    Label.PROHIBITED: "Prohibited",
    Label.SALE_PROHIBITED: "Sale prohibited",
    Label.PRESCRIPTION_ONLY: "By prescription only",
    Label.REGULATED: "Regulated",
    Label.AGE_RESTRICTED: "Age-restricted",
    Label.UNREGULATED: "Not regulated",
    Label.UNKNOWN: "Unknown",
}
SUMMARIES: Mapping[Label, str] = {
    Label.PROHIBITED: "The law here forbids it.",
    Label.SALE_PROHIBITED: "The law here forbids selling it. Having it is not forbidden.",
    Label.PRESCRIPTION_ONLY: "The law here allows it only with a doctor’s prescription.",
    Label.REGULATED: "The law here allows it under conditions.",
    Label.AGE_RESTRICTED: "The law here allows it from a certain age.",
    Label.UNREGULATED: "Someone looked for a law about it here and found none that limits it.",
    Label.UNKNOWN: "Nobody here knows. That does not mean that it is legal.",
}
POSITION_ALONE = (
    "No law on record decides this. An agency of the government has taken a position, told below; do not take it as "
    "leave to sell or to buy."
)
SALE_ALONE = "The law here forbids selling it. Nobody here knows whether having it is allowed, so take it as forbidden."
QUESTIONS: tuple[tuple[str, Activity], ...] = (
    ("Having it", Activity.POSSESSION),
    ("Buying it in a shop", Activity.SALE),
    ("Selling it", Activity.SALE),
    ("Shipping it", Activity.SHIPMENT),
)
MEANINGS: Mapping[Effect, str] = {
    Effect.PROHIBITED: "Forbidden",
    Effect.PRESCRIPTION_ONLY: "Only with a prescription",
    Effect.CONDITIONAL: "Allowed under conditions",
    Effect.ALLOWED: "Allowed",
    Effect.UNKNOWN: "Nobody here knows",
}
BUYING: Mapping[Effect, str] = {
    Effect.PROHIBITED: "No shop may sell it to you",
    Effect.PRESCRIPTION_ONLY: "Only with a prescription",
    Effect.CONDITIONAL: "A shop may sell it to you under conditions",
    Effect.ALLOWED: "A shop may sell it to you",
    Effect.UNKNOWN: "Nobody here knows",
}
CONFIDENCES: Mapping[AnswerConfidence | None, str] = {
    AnswerConfidence.CONFIRMED: "Confirmed: a person compared it with the law’s own text.",
    AnswerConfidence.REPORTED: "Reported: others say so. Nobody here has yet compared all of it with the law’s text.",
    AnswerConfidence.DISPUTED: "Disputed: others say otherwise of the same days. See below who says what.",
    None: "Not known: we hold no law that answers this.",
}
NEVER_READ_AGAIN = "It was taken over from a list of reports, which is not read again: nobody has checked it since."
FLAGS: Mapping[str, str] = {
    LOCAL_LAW_UNCHECKED: "Nobody here has checked whether this place has a law of its own: this is the law above it.",
    FEDERAL_POSITION: "A federal agency has taken a position. It is among the reasons and does not decide the label.",
    OTHER_FORMS: "Other forms of the product are treated otherwise. See the reasons.",
}
LOCAL_LAW_CHECKED = "This place has a law of its own on record. It is among the reasons."
CLAIMED: Mapping[str, str] = {
    Status.SCHEDULE_I: "Prohibited as a scheduled drug",
    Status.PROHIBITED: "Prohibited",
    Status.KCPA: "Regulated by a consumer protection act",
    Status.AGE_ONLY: "Limited by age alone",
    Status.REGULATED: "Regulated otherwise",
    Status.UNREGULATED: "Legal and not regulated",
    Status.UNCLEAR: "Unclear",
}
AGREEMENTS: Mapping[Agreement, str] = {
    Agreement.AGREES: "as we have it",
    Agreement.DIFFERS: "not as we have it",
    Agreement.CANNOT_BE_COMPARED: "cannot be compared",
}
STAGES: Mapping[BillStage, str] = {
    BillStage.INTRODUCED: "Introduced",
    BillStage.IN_COMMITTEE: "In committee",
    BillStage.PASSED_ONE_CHAMBER: "Passed by one chamber",
    BillStage.PASSED_BOTH_CHAMBERS: "Passed by both chambers",
    BillStage.ENACTED: "Enacted; see the law for when it counts",
    BillStage.VETOED: "Vetoed",
}
GOVERNMENTS: Mapping[Level, str] = {
    Level.COUNTRY: "the law of the country",
    Level.STATE: "state law",
    Level.DISTRICT: "the law of the district",
    Level.TERRITORY: "the law of the territory",
    Level.TRIBAL: "tribal law",
    Level.COUNTY: "county law",
    Level.PLACE: "local law",
}
KINDS: Mapping[InstrumentKind, str] = {
    InstrumentKind.STATUTE: "Statute",
    InstrumentKind.REGULATION: "Regulation",
    InstrumentKind.EMERGENCY_RULE: "Emergency rule",
    InstrumentKind.ORDINANCE: "Ordinance",
    InstrumentKind.TRIBAL_LAW: "Tribal law",
    InstrumentKind.AGENCY_POSITION: "Position of an agency",
    InstrumentKind.COURT_ORDER: "Court order",
    InstrumentKind.FINDING: "Search that found no law",
}
DOING: Mapping[Activity, str] = {
    Activity.POSSESSION: "having it",
    Activity.SALE: "selling it",
    Activity.SHIPMENT: "shipping it",
    Activity.MANUFACTURE: "making it",
    Activity.SERVING: "serving it",
    Activity.IMPORT: "importing it",
    Activity.EXPORT: "exporting it",
}
FORMS: Mapping[Form, str] = {
    Form.ANY: "",
    Form.LEAF: "as plain leaf",
    Form.EXTRACT: "as an extract",
    Form.CONCENTRATE: "as a concentrate",
    Form.SEMI_SYNTHETIC: "if it is semi-synthetic",
    Form.SYNTHETIC: "if it is synthetic",
}
DUTIES: Mapping[ConditionKind, str] = {
    ConditionKind.MINIMUM_AGE: "a minimum age",
    ConditionKind.CAP: "a cap",
    ConditionKind.LABEL: "a label",
    ConditionKind.TEST: "a test",
    ConditionKind.LICENCE: "a licence",
    ConditionKind.REGISTRATION: "a registration",
    ConditionKind.TAX: "a tax",
    ConditionKind.FORM: "a form of the product",
    ConditionKind.VENUE: "a venue",
    ConditionKind.ONLINE_AGE_CHECK: "an age check online",
    ConditionKind.FURTHER_DUTIES: "further duties",
}
HEALTH: Mapping[str, str] = {
    Outcome.OK: "Read well",
    Outcome.SAME: "Read well, nothing new",
    Outcome.UNREACHABLE: "Did not answer",
    Outcome.GONE: "The page is gone",
    Outcome.BLOCKED: "Refuses readers like ours",
    Outcome.ROBOTS: "Asks programs to stay away, and we do",
    Outcome.INCOMPLETE: "Came only in part",
    Outcome.TOO_LARGE: "Larger than we read",
    Outcome.REDIRECTS: "Led around in circles",
    Outcome.BUDGET: "Took too long",
    Outcome.SUSPECT: "Looks otherwise than it should; a person must look",
    Outcome.FAILED: "Our reader failed",
}
UNREAD = "Not read yet"
STANDINGS: Mapping[Standing | None, str] = {
    Standing.PROPOSED: "proposed",
    Standing.ENACTED: "enacted, not yet in force",
    Standing.IN_FORCE: "in force",
    Standing.STAYED: "stayed",
    Standing.EXPIRED: "expired",
    Standing.REPEALED: "repealed or replaced",
    Standing.WITHDRAWN: "withdrawn",
    None: "",
}
FRESHNESS: Mapping[Freshness, str] = {
    Freshness.FRESH: "The source was read lately.",
    Freshness.DUE: "The source is due to be read again.",
    Freshness.STALE: "The last good reading is old. The law may have changed since.",
    Freshness.UNVERIFIED: "No good reading of the source behind this is on record.",
}


def summary(label: Label, activities: Mapping[Activity, Effect]) -> str:
    """Return the label as one or two sentences."""
    if label is Label.PROHIBITED and activities[Activity.POSSESSION] is Effect.UNKNOWN:
        return SALE_ALONE
    return SUMMARIES[label]


def deciders_in_words(rules: Iterable[Cell]) -> str:
    """Return whose law decides, such as `state law (Louisiana) and local law (Slidell)`, or "" where none does."""
    governments = {rule.jurisdiction_id: rule.jurisdiction for rule in rules}.values()
    by_size = sorted(governments, key=lambda one: list(Level).index(Level(one.level)))
    words = [f"{GOVERNMENTS[Level(one.level)]} ({one.name})" for one in by_size]
    return _listed(words) if words else ""


def meaning(question: str, effect: Effect) -> str:
    """Return what the effect means for one of the `QUESTIONS`."""
    return (BUYING if question.startswith("Buying") else MEANINGS)[effect]


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


def law_in_words(rules: Iterable[Cell]) -> list[Saying]:
    """Return what the rules of one law say, those that differ in nothing but the activity in one sentence."""
    groups: dict[str, list[Cell]] = {}
    for rule in rules:
        groups.setdefault(repr((rule.effect, rule.form, rule.threshold, rule.conditions)), []).append(rule)
    return [_saying(alike) for alike in groups.values()]


def _saying(rules: list[Cell]) -> Saying:
    first = rules[0]
    said = {Activity(rule.activity) for rule in rules}
    doing = "anything with it" if said == set(Activity) else _listed([DOING[one] for one in Activity if one in said])
    scope = FORMS[Form(first.form)]
    if first.threshold:
        scope = f"{scope} with {in_words(threshold_type.validate_python(first.threshold))}".strip()
    words = f"{doing}{scope and f', {scope}'}: {MEANINGS[Effect(first.effect)].lower()}"
    return Saying(words=words[0].upper() + words[1:], duties=tuple(_duty(one) for one in first.conditions))


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _duty(condition: Mapping[str, Any]) -> Duty:
    basis = condition.get("basis") and f"per {condition['basis']}"
    amount = " ".join(filter(None, (condition["amount"], condition["unit"], basis)))
    return Duty(what=DUTIES[ConditionKind(condition["kind"])] + (amount and f": {amount}"), words=condition["words"])


def claim_in_words(claim: Claimed) -> str:
    """Return what the claim's word means, or "" where it has none and its words stand for themselves."""
    if claim.says == IN_WORDS:
        return ""
    said = [LABELS[label] for label in Label if label in claim.says.split()]
    return " or ".join(said) or CLAIMED.get(claim.says, claim.says.replace("_", " ").capitalize())


def days_in_words(claim: Claimed) -> str:
    """Return the days of the law that the claim reports, such as `from 2012 to 2025-07-31`, or ""."""
    begins, ends, _ = parts_of(claim.words)
    return " ".join(filter(None, (begins and f"from {begins}", ends and f"to {ends}")))
