"""Conditions and limits as a person writes them, one a line, and back.

A condition: `cap 2 percent of alkaloids | the law's own words`; its kind, what it asks for if it is a quantity, and
behind the bar the words. A limit: `more than 2 percent of alkaloids`.
"""

import re

from tracker.contract import Condition, Limit, Threshold
from tracker.vocabulary import Comparison, ConditionKind

KINDS = {kind.replace("_", " "): kind for kind in ConditionKind if kind is not ConditionKind.MINIMUM_AGE}
COMPARISONS = {word.replace("_", " "): word for word in Comparison}
QUANTITY = re.compile(r"(?P<amount>\d+(?:[.,:/]\d+)*)\s+(?P<unit>.+?)(?:\s+of\s+(?P<basis>.+))?")


class Unclear(ValueError):
    """A line that cannot be read; the message says which, and what is missing."""


def conditions_of(text: str) -> tuple[Condition, ...]:
    """Return the conditions of the lines.

    Raises:
        Unclear: a line names no kind, holds no quantity where it says more than the kind, or quotes no words.
    """
    return tuple(_condition(number, line) for number, line in _lines(text))


def conditions_in_lines(conditions: tuple[Condition, ...]) -> str:
    """Return the conditions as lines, all but the age, which has fields of its own."""
    return "\n".join(
        " ".join([one.kind.replace("_", " "), *_quantity(one.amount, one.unit, one.basis), "|", *one.words.split()])
        for one in conditions
        if one.kind is not ConditionKind.MINIMUM_AGE
    )


def limits_of(text: str) -> tuple[Limit, ...]:
    """Return the limits of the lines.

    Raises:
        Unclear: a line does not begin with how the quantity stands to the limit, or holds no quantity on a basis.
    """
    return tuple(_limit(number, line) for number, line in _lines(text))


def threshold_in_lines(threshold: Threshold | None) -> str:
    """Return the limits of the threshold as lines, those of one that holds another threshold not at all."""
    if threshold is None or is_nested(threshold):
        return ""
    return "\n".join(
        " ".join([one.comparison.replace("_", " "), *_quantity(one.amount, one.unit, one.basis)])
        for one in threshold.limits
        if isinstance(one, Limit)
    )


def is_nested(threshold: Threshold | None) -> bool:
    """Whether a threshold holds another one, which lines cannot say."""
    return threshold is not None and any(isinstance(one, Threshold) for one in threshold.limits)


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _condition(number: int, line: str) -> Condition:
    head, _, words = (part.strip() for part in line.partition("|"))
    name = next((name for name in KINDS if f"{head.lower()} ".startswith(f"{name} ")), None)
    if name is None:
        raise Unclear(f"Line {number}: begin with one of {', '.join(KINDS)}.")
    if not words:
        raise Unclear(f"Line {number}: quote the law’s words for it behind a bar: {head} | words.")
    asked = head[len(name) :].strip()
    quantity = QUANTITY.fullmatch(asked)
    if asked and not quantity:
        raise Unclear(f"Line {number}: “{asked}” is no quantity. Write for example 2 percent of alkaloids.")
    parts = quantity.groupdict(default="") if quantity else {"amount": "", "unit": "", "basis": ""}
    return Condition(kind=KINDS[name], words=words, **parts)


def _limit(number: int, line: str) -> Limit:
    name = next((name for name in COMPARISONS if line.lower().startswith(f"{name} ")), None)
    if name is None:
        raise Unclear(f"Line {number}: begin with one of {', '.join(COMPARISONS)}.")
    quantity = QUANTITY.fullmatch(line[len(name) :].strip())
    if not quantity or not quantity["basis"]:
        raise Unclear(f"Line {number}: say how much of what. Write for example {name} 2 percent of alkaloids.")
    return Limit(comparison=COMPARISONS[name], **quantity.groupdict())


def _quantity(amount: str, unit: str, basis: str) -> list[str]:
    """Return the words of a quantity, none where there is none."""
    return [word for word in (amount, unit, basis and f"of {basis}") if word]
