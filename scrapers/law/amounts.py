"""Numbers as acts write them: in letters, in digits or in both, "twenty-one (21)"."""

import re
from types import MappingProxyType

from scrapers.errors import UnknownPhrase

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = MappingProxyType(
    {word: number for number, word in enumerate((*UNITS, *TEENS), start=1)}
    | dict(zip(TENS, range(20, 100, 10), strict=True))
    | {"one hundred": 100, "one hundred fifty": 150, "one hundred and fifty": 150}
)
IN_LETTERS = (
    rf"(?:one hundred(?: (?:and )?fifty)?|(?:{'|'.join(TENS)})(?:[- ] ?(?:{'|'.join(UNITS)})\b)?"
    rf"|{'|'.join(sorted((*UNITS, *TEENS), key=len, reverse=True))})"
)
NUMBER = rf"(?<![\w.])(?:\d+(?:\.\d+)?|{IN_LETTERS})(?![\w/])"
"""One number. "One-half of one percent" holds two, neither of which is the amount."""


def amount(words: str, again: str | None) -> str:
    """Return a number in digits. Raises UnknownPhrase where it is said `again`, in parentheses, and otherwise."""
    told = words if words[0].isdigit() else _from_letters(words.lower())
    if again and float(again) != float(told):
        raise UnknownPhrase("a number in letters and another in digits", f"{words} ({again})")
    return told


def _from_letters(words: str) -> str:
    if words in NUMBERS:
        return str(NUMBERS[words])
    ten, unit = re.split("[- ]+", words)
    return str(NUMBERS[ten] + NUMBERS[unit])
