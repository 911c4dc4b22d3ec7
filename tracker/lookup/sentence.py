"""What a sentence in the search box asks, where it is no name of a place: of which places, and of which days."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.catalog.mentioned import Mentioned, mentioned
from tracker.lookup.asked import BadQuestion, day_asked

DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
SPOKEN = (  # `January 1, 2024` and `1 January 2024`
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
)
YEAR = re.compile(r"(?<![\d-])(?:\d{1,2}/\d{1,2}/|\d{1,2}/)?((?:19|20)\d{2})(?:-\d{2})?(?![\d-])", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """What it speaks of, and the days: one, or of a year the first and the last, or none.

    `no_days` are written as days and are none of the calendar, or far from our time.
    """

    of: Mentioned
    days: tuple[date, ...]
    no_days: tuple[str, ...]


def sentence(words: str) -> Sentence:
    """Return what the sentence speaks of.

    Of a month only the year is read, and of `1/2/2024`, which is two days on two sides of an ocean.
    """
    plain = DAY.sub(" ", words)
    for spoken in SPOKEN:
        plain = spoken.sub(" ", plain)
    written = [match.group() for match in DAY.finditer(words)]
    written += [_written(match) for spoken in SPOKEN for match in spoken.finditer(words)]
    read = {one: _day(one) for one in written}
    days = tuple(day for day in read.values() if day)[:1]
    no_days = tuple(one for one, day in read.items() if day is None)
    return Sentence(of=mentioned(YEAR.sub(" ", plain)), days=days or _year(words), no_days=no_days)


def _day(written: str) -> date | None:
    try:
        return day_asked(written)
    except BadQuestion:
        return None


def _year(words: str) -> tuple[date, ...]:
    match = YEAR.search(words)
    return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match else ()


def _written(spoken: re.Match[str]) -> str:
    month = MONTHS.index(spoken["month"].lower()) + 1
    return f"{spoken['year']}-{month:02}-{int(spoken['day']):02}"
