"""Days: which days a sentence names, from `2025-08-01` to `last March`, and what is written as one and cannot be read.

A month or a year is its first and its last day. `1/2/2026` is two days on two sides of an ocean, so it is both.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.lookup.asked import YEARS
from tracker.lookup.no_days import MONTH as ANY_MONTH
from tracker.lookup.no_days import NO_DAY

MOST_DAYS = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{ANY_MONTH})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
LEANINGS = {"last": -1, "this": 0, "next": 1}
LEANING = rf"(?P<leaning>{'|'.join(LEANINGS)})"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days that were read, what is written as one and is none, or `either` of two, and the `rest` of the words."""

    read: tuple[date, ...]
    no_days: tuple[str, ...]
    either: tuple[str, ...]
    rest: str


def days_in(words: str, today: date) -> Days:
    """Return the days that the words name, at most `MOST_DAYS`; what is more is among those that were not read."""
    read: set[date] = set()
    no_days: list[str] = []
    either: list[str] = []
    for pattern, days_of in READERS:
        for match in pattern.finditer(words):
            found = {day for day in days_of(match, today) if day.year in YEARS}
            if not found or len(read | found) > MOST_DAYS:
                no_days.append(match.group())
                continue
            read |= found
            either += [match.group()] if pattern is NUMBERS and len(found) > 1 else []
        words = pattern.sub(" ", words)
    no_days += [match.group() for match in NO_DAY.finditer(words)]
    return Days(read=tuple(sorted(read)), no_days=tuple(no_days), either=tuple(either), rest=NO_DAY.sub(" ", words))


def _whole(match: re.Match[str], _today: date) -> Iterator[date]:
    yield from _day(int(match["year"]), _month(match["month"]), int(match["day"]))


def _either(match: re.Match[str], _today: date) -> Iterator[date]:
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    for month, day in ((one, other), (other, one)):
        yield from _day(year if year > 99 else 2000 + year, month, day)


def _of_a_month(match: re.Match[str], _today: date) -> Iterator[date]:
    yield from _days_of(int(match["year"]), _month(match["month"]))


def _of_a_year(match: re.Match[str], _today: date) -> Iterator[date]:
    yield from (date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31))


def _of_a_near_year(match: re.Match[str], today: date) -> Iterator[date]:
    year = today.year + LEANINGS[match["leaning"].lower()]
    yield from (date(year, 1, 1), date(year, 12, 31))


def _of_a_near_month(match: re.Match[str], today: date) -> Iterator[date]:
    months = today.year * 12 + today.month - 1 + LEANINGS[match["leaning"].lower()]
    yield from _days_of(months // 12, months % 12 + 1)


def _of_the_last_or_next(match: re.Match[str], today: date) -> Iterator[date]:
    """Read `last March` and `next March`: the one before or after the month that it is."""
    leaning, month = LEANINGS[match["leaning"].lower()], _month(match["month"])
    is_in_this_year = month < today.month if leaning < 0 else month > today.month
    yield from _days_of(today.year if is_in_this_year else today.year + leaning, month)


def _near(match: re.Match[str], today: date) -> Iterator[date]:
    yield today + (timedelta(days=1) if match["near"].lower() == "tomorrow" else -timedelta(days=1))


def _days_of(year: int, month: int) -> Iterator[date]:
    if year in YEARS and 1 <= month <= len(MONTHS):
        yield from (date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return  # no day of the calendar


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS.index(word[:3].lower()) + 1


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


NUMBERS = _compiled(r"\b(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})\b")
READERS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], date], Iterator[date]]]] = (
    (_compiled(rf"\b{YEAR}[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})\b"), _whole),
    (_compiled(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b"), _whole),
    (_compiled(rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b"), _whole),
    (NUMBERS, _either),
    (_compiled(rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}\b"), _of_a_month),
    (_compiled(rf"(?<![\d-]){YEAR}-(?P<month>\d{{2}})(?![\d-])"), _of_a_month),
    (_compiled(rf"(?<![\d/])(?P<month>\d{{1,2}})/{YEAR}\b"), _of_a_month),
    (_compiled(rf"\b{LEANING}\s+year\b"), _of_a_near_year),
    (_compiled(rf"\b{LEANING}\s+month\b"), _of_a_near_month),
    (_compiled(rf"\b{LEANING}\s+{MONTH}"), _of_the_last_or_next),
    (_compiled(r"\b(?P<near>yesterday|tomorrow)\b"), _near),
    (_compiled(r"(?<![\d-])(?P<year>(?:19|20)\d{2})(?![\d-])"), _of_a_year),
)
"""What a day is written as, the more exact first: what one of them has read is not read again."""
