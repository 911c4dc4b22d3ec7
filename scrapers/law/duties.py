"""What a kratom act asks of those who sell: an age, caps, a label, tests, licences; each beside the law's own words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from scrapers.errors import UnknownPhrase
from scrapers.law.age import ages
from scrapers.law.cap import caps
from scrapers.law.commands import ASKS_NOT, asks, refuse_exceptions, refuse_standing_apart
from scrapers.law.provisions import Provision
from tracker.contract import Condition
from tracker.vocabulary import ConditionKind

SAID: Mapping[ConditionKind, re.Pattern[str]] = MappingProxyType(
    {
        ConditionKind.LABEL: re.compile(r"\blabel(?:s|ed|ing)?\b", re.IGNORECASE),
        ConditionKind.TEST: re.compile(
            r"\b(?:certificate of analysis|independent\b.*\b(?:test|laborator))", re.IGNORECASE
        ),
        ConditionKind.LICENCE: re.compile(r"(?<!driver's )\b(?:licen[cs]ed?|permit)\b", re.IGNORECASE),
        ConditionKind.REGISTRATION: re.compile(r"\bregist(?:ered|ration|er)\b", re.IGNORECASE),
        ConditionKind.TAX: re.compile(r"\btax\b", re.IGNORECASE),
        ConditionKind.FORM: re.compile(
            r"\b(?:synthe(?:tic|siz\w+)|combusti\w+|vapor\w*|attractive to children)\b", re.IGNORECASE
        ),
        ConditionKind.VENUE: re.compile(r"\b(?:premises|counter|establishment)\b", re.IGNORECASE),
        ConditionKind.ONLINE_AGE_CHECK: re.compile(r"\bage[- ](?:verification|screening|gate)\b", re.IGNORECASE),
    }
)
"""Duties that have no amount: how a passage that asks for one speaks of it."""


def duties(told: Sequence[Provision], expected: Iterable[ConditionKind]) -> tuple[Condition, ...]:
    """Return the conditions of the expected kinds that the provisions ask for, each with the words that do.

    Raises UnknownPhrase where one is not found or is found with an exception, two ages are named, or an age or a cap
    is named that was not expected: the section is then another than the one a person knew.
    """
    kinds = tuple(expected)
    refuse_standing_apart(told)
    found = {ConditionKind.MINIMUM_AGE: ages(told), ConditionKind.CAP: tuple(cap.condition for cap in caps(told))}
    found |= {kind: _said(kind, told) for kind in kinds if kind in SAID}
    for kind, conditions in found.items():
        if bool(conditions) != (kind in kinds):
            words = [provision.words for provision in told][:3]
            raise UnknownPhrase(f"the section {'names' if conditions else 'does not name'} a {kind}", *words)
    return tuple(condition for kind in kinds for condition in found[kind])


def _said(kind: ConditionKind, told: Sequence[Provision]) -> tuple[Condition, ...]:
    """Return the first passage that asks for the duty. Raises UnknownPhrase where one says that it need not be."""
    speaking = [one for one in told if SAID[kind].search(one.words)]
    for one in speaking:
        if ASKS_NOT.search(one.words):
            raise UnknownPhrase(f"the section does not ask for a {kind}", one.words)
    asking = [one for one in speaking if asks(one)][:1]
    for one in asking:
        refuse_exceptions(one.sentence)
    return tuple(Condition(kind=kind, amount="", unit="", words=one.words) for one in asking)
