"""The closed words in plain language, for people in a hurry."""

from collections.abc import Mapping

from tracker.contract import threshold_type
from tracker.record.models import Rule
from tracker.review.difference import in_words
from tracker.vocabulary import Activity, Confidence, Effect, Freshness, Label

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
CONFIDENCES: Mapping[Confidence | None, str] = {
    Confidence.CONFIRMED: "Confirmed: a person compared it with the law’s own text.",
    Confidence.REPORTED: "Reported: others say so. Nobody here has yet compared all of it with the law’s own text.",
    None: "Not known: we hold no law that answers this.",
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


def meaning(question: str, effect: Effect) -> str:
    """Return what the effect means for one of the `QUESTIONS`."""
    return (BUYING if question.startswith("Buying") else MEANINGS)[effect]


def rule_in_words(rule: Rule) -> str:
    """Return what a rule says, such as `sale: prohibited (concentrate, more than 2 percent of dry weight)`."""
    details = [] if rule.form == "any" else [rule.form]
    if rule.threshold:
        details.append(in_words(threshold_type.validate_python(rule.threshold)))
    details += [" ".join(filter(None, (one["kind"], one["amount"], one["unit"]))) for one in rule.conditions]
    said = f"{rule.activity}: {rule.effect}" + (f" ({', '.join(details)})" if details else "")
    return said.replace("_", " ")
