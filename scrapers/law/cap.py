"""How much of an alkaloid a kratom product may hold, as an act says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrapers.errors import UnknownPhrase
from scrapers.law.amounts import NUMBER, amount
from scrapers.law.commands import forbids, refuse_exceptions
from scrapers.law.provisions import Provision
from scrapers.naming import names_in, substances_in
from tracker.contract import Condition
from tracker.vocabulary import ConditionKind

UNIT = r"(?:percent\b|per cent\b|%|milligrams?\b|mg\b)"
AGAIN = rf"(?: ?\((?P<again>[\d.]+) ?(?:{UNIT})?\))?"
MORE = re.compile(
    r"\b(?P<limit>(?:no|not)(?: be)? )?(?:(?:greater|more|higher) than|in excess of|exceed(?:s|ing)?) "
    rf"(?P<quantity>(?P<amount>{NUMBER})(?:[- ]?{UNIT})?{AGAIN}(?:[- ]?{UNIT})?)"
    r"(?P<basis>(?:(?! (?:or|and) (?:not? )?(?:greater|more|higher|exceed|in excess))(?!\.(?!\d))[^;,])*)",
    re.IGNORECASE,
)
ANY_QUANTITY = re.compile(
    rf"(?:{NUMBER}|\b(?:half|quarter|tenth))[- ]?(?:{UNIT}|(?:micro)?grams?\b|mcg\b|g\b|ounces?\b|parts per|ppm\b"
    r"|to (?:1|one)\b|: ?1\b)",
    re.IGNORECASE,
)
BASES = (
    (re.compile(r"alkaloid (?:composition|fraction|content)|total alkaloids", re.IGNORECASE), "alkaloids"),
    (re.compile(r"\b(?:per|an?|(?:each|any)(?: single)?) serving", re.IGNORECASE), "serving"),
    (re.compile(r"\b(?:per|a) gram", re.IGNORECASE), "gram"),
    (re.compile(r"\bper (?:container|package)", re.IGNORECASE), "container"),
    (re.compile(r"\bdry[- ]weight", re.IGNORECASE), "dry weight"),
)
BAD_PRODUCT = re.compile(r"\b(?:adulterat|contaminat)(?:ed|ion)\b", re.IGNORECASE)
AND = re.compile(r"\band\b", re.IGNORECASE)
ALSO = re.compile(r"\band\W*$", re.IGNORECASE)
ANY_OF = re.compile(r"\bany of\b", re.IGNORECASE)
BEHIND_AMOUNT = re.compile(r" ?(?:of )?(?:the )?(?:total )?")


@dataclass(frozen=True, kw_only=True)
class Cap:
    """A cap, of which substance's alkaloid it is, and the condition that it makes."""

    substance: str
    condition: Condition


def caps(told: Sequence[Provision]) -> tuple[Cap, ...]:
    """Return the caps that the provisions set on the alkaloids, in order: what holds more may not be sold.

    Raises UnknownPhrase where a passage on 7-hydroxymitragynine holds a quantity that is no cap we know, where one has
    an exception, or where several must be passed together.
    """
    holding = [(one, found) for one in told if _is_on_7_oh(one) and (found := _caps_in(one))]
    for one, _ in holding[:-1]:
        if ALSO.search(one.words) and not ANY_OF.search(one.lead):
            raise UnknownPhrase("caps that must be passed together", one.sentence)
    return tuple(_cap(one, match) for one, found in holding for match in found)


def _is_on_7_oh(one: Provision) -> bool:
    named = substances_in(one.words) or substances_in(one.lead)
    return "7-oh" in named


def _caps_in(one: Provision) -> list[re.Match[str]]:
    """Return each cap of a passage. Raises UnknownPhrase for any quantity beside them, or caps that "and" joins."""
    found = [match for match in MORE.finditer(one.words) if re.search(UNIT, match["quantity"], re.IGNORECASE)]
    found = [match for match in found if match["limit"] or forbids(one) or BAD_PRODUCT.search(one.sentence)]
    for quantity in ANY_QUANTITY.finditer(one.words):
        if not any(match.start() <= quantity.start() < match.end() for match in found):
            raise UnknownPhrase("a quantity of which we do not know what it does", one.words)
    for first, second in pairwise(found):
        if AND.search(one.words[first.end() : second.start()]) and not (first["limit"] and second["limit"]):
            raise UnknownPhrase("caps that must be passed together", one.words)
    return found


def _cap(one: Provision, found: re.Match[str]) -> Cap:
    refuse_exceptions(one.sentence)
    condition = Condition(
        kind=ConditionKind.CAP,
        amount=amount(found["amount"], found["again"]),
        unit="percent" if re.search(r"per ?cent|%", found["quantity"], re.IGNORECASE) else "mg",
        basis=_basis(found),
        words=one.words,
    )
    return Cap(substance=_alkaloid(one, found), condition=condition)


def _basis(found: re.Match[str]) -> str:
    for pattern, basis in BASES:
        if pattern.search(found["basis"]):
            return basis
    raise UnknownPhrase("a cap on a basis that we do not know", found[0])


def _alkaloid(one: Provision, found: re.Match[str]) -> str:
    """Return the substance that the amount is of: the one right behind it, else the nearest alkaloid before it."""
    start = found.start("basis")
    names = [name for name in names_in(one.words) if "mitragynine" in name.words.lower() or name.substance == "7-oh"]
    behind = [name for name in names if name.start >= start and BEHIND_AMOUNT.fullmatch(one.words[start : name.start])]
    before = [name for name in names if name.end <= found.start()]
    nearest = [*behind[:1], *before[-1:]]
    return nearest[0].substance if nearest else "7-oh"
