"""The age below which nobody may be sold kratom, as an act says it."""

import re
from collections.abc import Iterator, Sequence

from scrapers.errors import UnknownPhrase
from scrapers.law.amounts import NUMBER, amount
from scrapers.law.commands import forbids, refuse_exceptions
from scrapers.law.provisions import Provision
from scrapers.naming import substances_in
from tracker.contract import Condition
from tracker.vocabulary import ConditionKind

Found = re.Match[str]

AGE = re.compile(rf"(?P<age>{NUMBER})(?: ?\((?P<again>\d+)\))?", re.IGNORECASE)
AGES = range(12, 31)  # beyond them two figures ran together, or something else is meant
OF_AGE = r"(?: the)?(?: age(?: of)?)? $"
YOUNGER = re.compile(rf"\b(?:under|younger than|below|not (?:yet )?(?:attained|reached)){OF_AGE}", re.IGNORECASE)
LESS = re.compile(rf"\bless than{OF_AGE}", re.IGNORECASE)
ONLY_OLDER = re.compile(
    r"\b(?:unless (?:the|that|such) \w+ is|(?P<only>only)\b[^.;]*\bto (?:an? |any )?\w+(?: who (?:is|are))?"
    r"|(?:is|are) not)(?: at least)? $",
    re.IGNORECASE,
)
UNLESS_OLDER = re.compile(
    rf"\bunless (?:the|that|such) \w+ is (?:at least )?{NUMBER}(?: ?\(\d+\))? years\b", re.IGNORECASE
)
OR_OLDER = re.compile(r" years(?: of age| old)? (?:or|and) (?:older|over|above)\b", re.IGNORECASE)
OF_YEARS = re.compile(r"[- ]years?[- ](?:of age|old)\b", re.IGNORECASE)
ANYTHING_ELSE = re.compile(
    r"[- ]?(?:%|percent\b|per cent\b|m[gL]\b|milligrams?|grams?|ounces?|feet|minutes|hours|days|months|dollars)",
    re.IGNORECASE,
)
NAMED = re.compile(r"\bage of $", re.IGNORECASE)
SEEMING = re.compile(r"\bappear\w*\b[^.;]*$", re.IGNORECASE)
"""Of whom an identification must be asked: another age than that of a buyer."""

HANDS_OVER = re.compile(
    r"\b(?:sell(?:s|ing)?|sale|sold|distribut\w+|furnish\w*|provid(?:e|es|ing)|giv(?:e|es|ing)|deliver\w*|barter\w*)\b",
    re.IGNORECASE,
)
ON_A_LABEL = re.compile(r"\blabel\w*\b.*[:\u2014]\s*$", re.IGNORECASE | re.DOTALL)


def ages(told: Sequence[Provision]) -> tuple[Condition, ...]:
    """Return the age that the provisions ask of a buyer, with the first words that do, or nothing where they ask none.

    What a label must say is no age that is asked. Raises UnknownPhrase where the age comes with an exception, is not
    said of kratom, or is not the only one that is named.
    """
    asked: dict[str, Condition] = {}
    named: set[str] = set()
    for one in told:
        for found in _ages_in(one):
            years = amount(found["age"], found["again"])
            if int(float(years)) not in AGES:
                raise UnknownPhrase("an age that no act asks", one.words)
            named.add(years)
            if years not in asked and _is_a_buyers(one, found):
                _refuse_doubt(one)
                asked[years] = Condition(kind=ConditionKind.MINIMUM_AGE, amount=years, unit="years", words=one.words)
    if asked and len(named) > 1:
        raise UnknownPhrase(f"the section names several ages: {', '.join(sorted(named))}", *_words(asked))
    return tuple(asked.values())


def _ages_in(one: Provision) -> Iterator[Found]:
    if any(ON_A_LABEL.search(lead) for lead in one.leads):
        return
    for found in AGE.finditer(one.words):
        before, after = one.words[: found.start()], one.words[found.end() :]
        if not SEEMING.search(before) and _is_an_age(before, after):
            yield found


def _is_an_age(before: str, after: str) -> bool:
    if ANYTHING_ELSE.match(after):
        return False
    return bool(YOUNGER.search(before) or NAMED.search(before) or OF_YEARS.match(after) or OR_OLDER.match(after))


def _is_a_buyers(one: Provision, found: Found) -> bool:
    """Tell whether it is forbidden to hand something over to who is younger: it is said before the age."""
    before, after = one.words[: found.start()], one.words[found.end() :]
    if not HANDS_OVER.search(" ".join([*one.leads, before])):
        return False
    if YOUNGER.search(before) or (LESS.search(before) and OF_YEARS.match(after)):
        return forbids(one)
    older = ONLY_OLDER.search(before)
    if older is None or not (OR_OLDER.match(after) or before.lower().endswith("at least ")):
        return False
    return bool(older["only"]) or forbids(one)


def _refuse_doubt(one: Provision) -> None:
    if not substances_in(one.sentence):
        raise UnknownPhrase("an age that is not said of kratom", one.sentence)
    refuse_exceptions(UNLESS_OLDER.sub("", one.sentence))


def _words(asked: dict[str, Condition]) -> list[str]:
    return [condition.words for condition in asked.values()]
