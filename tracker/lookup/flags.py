"""What a reader of an answer must mind beside the label."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.label import is_about, is_mere_position
from tracker.record.labels import decider_of
from tracker.record.rows import RuleRow
from tracker.vocabulary import BELOW_A_STATE, Level


class Flag(StrEnum):
    """What must be minded of an answer, in the words that every answer of the API has for it."""

    LOCAL_LAW_UNCHECKED = "local law unchecked"
    TRIBAL_LAW_UNCHECKED = "tribal law unchecked"
    FEDERAL_POSITION = "federal agency position"
    OTHER_FORMS = "other product forms differ"
    STRICTER_BEYOND = "stricter law in another part of the zip code"
    STRICTER_AROUND = "stricter in a state around the tribal land"


def flags(place: Jurisdiction, substance: Substance, reasons: Iterable[RuleRow]) -> Iterator[Flag]:
    """Yield what is to be minded of an answer with these reasons."""
    rules = list(reasons)
    if place.level in BELOW_A_STATE and not has_own_law(place, rules):
        is_tribe = place.level == Level.TRIBAL
        yield Flag.TRIBAL_LAW_UNCHECKED if is_tribe else Flag.LOCAL_LAW_UNCHECKED
    if any(is_mere_position(rule, decider_of(place)) for rule in rules):
        yield Flag.FEDERAL_POSITION
    if any(not is_about(substance.slug, rule) for rule in rules):
        yield Flag.OTHER_FORMS


def has_own_law(place: Jurisdiction, reasons: Iterable[RuleRow]) -> bool:
    """Whether one of the reasons is the place's own law."""
    return any(rule.jurisdiction_id == place.pk for rule in reasons)
