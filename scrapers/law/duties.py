"""What a kratom act asks of those who sell: an age, caps, a label, tests, licences; each beside the law's own words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from scrapers.errors import UnknownPhrase
from scrapers.law.provisions import Provision
from scrapers.naming import substances_in
from tracker.contract import Condition
from tracker.vocabulary import Activity, ConditionKind

NUMBERS = MappingProxyType(
    {"one": "1", "two": "2", "three": "3", "five": "5", "ten": "10", "eighteen": "18", "nineteen": "19", "twenty": "20"}
    | {"twenty-one": "21", "twenty one": "21", "one hundred fifty": "150"}
)
NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
FORBIDS = re.compile(
    r"\b(?:no (?:person|retailer|processor|kratom \w+)|(?:shall|may|must) not|unlawful(?:ly)?|prohibited|offense)\b",
    re.IGNORECASE,
)
HANDS_OVER = re.compile(r"\b(?:sells?|sale|sold|distribut\w+|furnish\w*|provide|give|deliver\w*)\b", re.IGNORECASE)
YOUNGER = re.compile(
    rf"\b(?:under|younger than|less than|below|not (?:yet )?(?:attained|reached))(?: the)?(?: age of)? "
    rf"(?P<age>{NUMBER})\b(?! ?(?:percent|%|m[gL]|milligrams?))",
    re.IGNORECASE,
)
MORE = re.compile(
    rf"\b(?:greater than|more than|in excess of|exceed(?:s|ing)?|exceeds) (?P<amount>{NUMBER})"
    r"(?: percent)?(?: ?\((?P<again>[\d.]+) ?%?\))? ?(?P<unit>percent|%|milligrams?|mg)?"
    r"(?P<basis>[^.;,]*)",
    re.IGNORECASE,
)
BASES = (
    (re.compile(r"alkaloid (?:composition|fraction|content)|total alkaloids", re.IGNORECASE), "alkaloids"),
    (re.compile(r"per serving|a serving", re.IGNORECASE), "serving"),
    (re.compile(r"per gram|a gram", re.IGNORECASE), "gram"),
    (re.compile(r"per container|per package", re.IGNORECASE), "container"),
    (re.compile(r"dry weight", re.IGNORECASE), "dry weight"),
)
EXCEPTS = re.compile(
    r"\b(?:except|unless|does not apply|the term does not include|exempt\w*|notwithstanding)\b", re.IGNORECASE
)

SAID: Mapping[ConditionKind, re.Pattern[str]] = MappingProxyType(
    {
        ConditionKind.LABEL: re.compile(r"\blabel(?:s|ed|ing)?\b", re.IGNORECASE),
        ConditionKind.TEST: re.compile(
            r"\b(?:certificate of analysis|independent\b.*\b(?:test|laborator))", re.IGNORECASE
        ),
        ConditionKind.LICENCE: re.compile(r"\b(?:licen[cs]ed?|permit)\b", re.IGNORECASE),
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

DOES: Mapping[Activity, re.Pattern[str]] = MappingProxyType(
    {
        Activity.POSSESSION: re.compile(r"\bpossess(?:ion|es|ing)?\b", re.IGNORECASE),
        Activity.SALE: re.compile(r"\b(?:sell|sale|sells|selling|sold)\b", re.IGNORECASE),
        Activity.SHIPMENT: re.compile(
            r"\b(?:ship(?:ment|ped|ping)?|deliver(?:y|ed|ing)?|transport(?:ed)?)\b", re.IGNORECASE
        ),
        Activity.MANUFACTURE: re.compile(
            r"\b(?:manufactur\w+|produc(?:e|es|ed|tion)|process(?:ed|ing)?)\b", re.IGNORECASE
        ),
        Activity.SERVING: re.compile(r"\b(?:serv(?:e|es|ed|ing)|consum(?:e|ed|ption))\b", re.IGNORECASE),
        Activity.IMPORT: re.compile(r"\bimport(?:s|ed|ation)?\b", re.IGNORECASE),
        Activity.EXPORT: re.compile(r"\bexport(?:s|ed|ation)?\b", re.IGNORECASE),
    }
)
"""How a passage that forbids an activity speaks of it."""

Read = Callable[[Sequence[Provision]], tuple[Condition, ...]]


def duties(told: Sequence[Provision], expected: Iterable[ConditionKind]) -> tuple[Condition, ...]:
    """Return the conditions of the expected kinds that the provisions ask for, each with the words that do.

    Raises UnknownPhrase where one is not found or is found with an exception, two ages are named, or an age or a cap
    is named that was not expected: the section is then another than the one a person knew.
    """
    kinds = tuple(expected)
    found = {kind: READERS[kind](told) for kind in {*kinds, ConditionKind.MINIMUM_AGE, ConditionKind.CAP}}
    for kind, conditions in found.items():
        if bool(conditions) != (kind in kinds):
            raise UnknownPhrase(f"the section {'names' if conditions else 'does not name'} a {kind}", *_words(told))
    for condition in [one for conditions in found.values() for one in conditions]:
        if EXCEPTS.search(condition.words):
            raise UnknownPhrase("a duty comes with an exception", condition.words)
    return tuple(condition for kind in kinds for condition in found[kind])


def bans(told: Sequence[Provision], forbids: Iterable[Activity]) -> tuple[str, ...]:
    """Return the substances that the provisions ban, where one provision forbids all of these activities outright.

    Raises UnknownPhrase where none does, where it forbids another activity too or excepts anything, and where the
    section says anywhere that it does not apply or speaks of an age: then it is no plain ban.
    """
    wanted = set(forbids)
    banning = [
        one
        for one in told
        if substances_in(one.words)
        and FORBIDS.search(f"{one.lead} {one.words}")
        and {activity for activity, does in DOES.items() if does.search(one.words)} == wanted
    ]
    if not banning or any(EXCEPTS.search(one.words) or YOUNGER.search(one.words) for one in told):
        raise UnknownPhrase("no passage bans what the section was known to ban, and nothing else", *_words(told))
    return tuple(dict.fromkeys(substance for one in banning for substance in substances_in(one.words)))


def amount(words: str) -> str:
    """Return a number that is written in digits or in letters as digits."""
    return NUMBERS.get(words.lower(), words)


def _ages(told: Sequence[Provision]) -> tuple[Condition, ...]:
    found: dict[str, str] = {}
    for provision in told:
        sentence = f"{provision.lead} {provision.words}"
        younger = YOUNGER.search(provision.words)
        if younger and FORBIDS.search(sentence) and HANDS_OVER.search(provision.words):
            found.setdefault(amount(younger["age"]), provision.words)
    if len(found) > 1:
        raise UnknownPhrase("the section names several ages", *found.values())
    return tuple(
        Condition(kind=ConditionKind.MINIMUM_AGE, amount=age, unit="years", words=words) for age, words in found.items()
    )


def _caps(told: Sequence[Provision]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            kind=ConditionKind.CAP,
            amount=amount(found["amount"]),
            unit=_unit(found),
            basis=_basis(found),
            words=one.words,
        )
        for one in told
        if "7-oh" in substances_in(one.words)
        for found in MORE.finditer(one.words)
    )


def _unit(found: re.Match[str]) -> str:
    if "percent" in found[0].lower() or "%" in found[0]:
        return "percent"
    if "milligram" in found[0].lower() or "mg" in found[0]:
        return "mg"
    raise UnknownPhrase("a cap in a unit that we do not know", found[0])


def _basis(found: re.Match[str]) -> str:
    for pattern, basis in BASES:
        if pattern.search(found["basis"]):
            return basis
    raise UnknownPhrase("a cap on a basis that we do not know", found[0])


def _said(kind: ConditionKind) -> Read:
    def read(told: Sequence[Provision]) -> tuple[Condition, ...]:
        words = [provision.words for provision in told if SAID[kind].search(provision.words)]
        return tuple(Condition(kind=kind, amount="", unit="", words=one) for one in words[:1])

    return read


def _words(told: Sequence[Provision]) -> list[str]:
    return [provision.words for provision in told][:3]


READERS: Mapping[ConditionKind, Read] = MappingProxyType(
    {ConditionKind.MINIMUM_AGE: _ages, ConditionKind.CAP: _caps} | {kind: _said(kind) for kind in SAID}
)
