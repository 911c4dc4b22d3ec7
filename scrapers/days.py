"""Days as American publishers write them, into partial days (`2025-02-21`, `2025-02`, `2025`)."""

import re
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scrapers.errors import UnknownPhrase
from scrapers.text import fold

EASTERN = ZoneInfo("America/New_York")
"""Where the federal government's days begin: it stamps a day as the moment that it began, or ended, there."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day, )?"

SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
WRITTEN = re.compile(WEEKDAY + r"([a-z]+)\.? (\d{1,2}), (\d{4})", re.IGNORECASE)
WRITTEN_MONTH = re.compile(r"([a-z]+)\.? (\d{4})", re.IGNORECASE)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR = re.compile(r"\d{4}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")


def day(words: str) -> str:
    """Return the partial day that `words` name, and nothing beside them.

    Month comes before day, as everywhere in American law. A moment with its offset is the day it falls on in
    Washington. Raises UnknownPhrase for anything else, an empty string and a 30 February among them.
    """
    text = fold(words)
    for pattern, reader in READERS:
        if found := pattern.fullmatch(text):
            return _checked(reader, found, words)
    raise UnknownPhrase(f"not a day that we can read: {words!r}", words)


def past_day(words: str, seen_at: datetime) -> str:
    """Return the partial day that `words` name. Raises UnknownPhrase, too, where it came after the page was seen.

    Of what an agency did, nothing lies ahead: such a day is a slip of the pen, or another day than we take it for.
    """
    found = day(words)
    if found > seen_at.date().isoformat():
        raise UnknownPhrase(f"a day that had not come when the page was seen: {words!r}", words)
    return found


def _checked(reader: Callable[[re.Match[str]], str], found: re.Match[str], words: str) -> str:
    try:
        return reader(found)
    except (ValueError, KeyError) as error:
        raise UnknownPhrase(f"not a day of the calendar: {words!r}", words) from error


def _slashed(found: re.Match[str]) -> str:
    return date(int(found[3]), int(found[1]), int(found[2])).isoformat()


def _written(found: re.Match[str]) -> str:
    return date(int(found[3]), MONTHS[found[1].lower()], int(found[2])).isoformat()


def _written_month(found: re.Match[str]) -> str:
    return f"{int(found[2]):04}-{MONTHS[found[1].lower()]:02}"


def _numbered(found: re.Match[str]) -> str:
    return date(int(found[1]), int(found[2]), int(found[3])).isoformat()


def _numbered_month(found: re.Match[str]) -> str:
    return date(int(found[1]), int(found[2]), 1).isoformat()[:7]


def _moment(found: re.Match[str]) -> str:
    moment = datetime.fromisoformat(found[0])
    return (moment.astimezone(EASTERN) if moment.tzinfo else moment).date().isoformat()


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (SLASHED, _slashed),
    (WRITTEN, _written),
    (WRITTEN_MONTH, _written_month),
    (ISO, _numbered),
    (ISO_MONTH, _numbered_month),
    (COMPACT, _numbered),
    (YEAR, lambda found: found[0]),
    (MOMENT, _moment),
)
