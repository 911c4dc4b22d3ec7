"""What was asked, checked: days, moments, places and substances as they stand in an address."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext

from tracker.catalog.find import find
from tracker.catalog.models import Jurisdiction, Substance
from tracker.substances import SUBSTANCES

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1800, 2201)
LOST_PLUS = re.compile(r" (?=[0-9]{2}:?[0-9]{2}$)")


class BadQuestion(Exception):
    """A question that has no answer as it is put; the message says what to write instead."""


def day_asked(words: str) -> date | None:
    """Return the day that the words name, or None where there are none.

    Raises:
        BadQuestion: they are no day of the calendar, or one far from our time.
    """
    if not words:
        return None
    try:
        day = date.fromisoformat(words) if DAY.fullmatch(words) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise BadQuestion(gettext("%s is not a day from 1800 to 2200: write it as 2025-08-01.") % _shown(words))
    return day


def moment_asked(words: str, now: datetime) -> datetime:
    """Return the moment that the words name: a moment, or the end of a day in UTC; now where there are none.

    What will be known later nobody knows, so a moment to come is now.

    Raises:
        BadQuestion: they are neither.
    """
    if not words:
        return now
    if DAY.fullmatch(words) and (day := day_asked(words)):
        return min(datetime.combine(day, time.max, UTC), now)
    try:
        moment = datetime.fromisoformat(LOST_PLUS.sub("+", words) if "T" in words else words)
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        told = gettext("%s is not a moment from 1800 to 2200: write it as 2025-08-01 or 2025-08-01T12:00:00Z.")
        raise BadQuestion(told % _shown(words))
    return min(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), now)


def place_asked(words: str) -> Jurisdiction | None:
    """Return the place that the words name, or None for no words.

    Raises:
        BadQuestion: they name none, or several.
    """
    found = find(words)
    if words.strip() and found.place is None:
        told = gettext("We do not know which place that is: write its full name, such as Springfield, Illinois.")
        raise BadQuestion(found.note or told)
    return found.place


def substances_asked(words: str, watched: Iterable[Substance]) -> list[Substance]:
    """Return the watched substance that the words name, by slug or by a name that laws call it; all for no words.

    Raises:
        BadQuestion: nobody here watches that.
    """
    if not words:
        return list(watched)
    named = [one for one in watched if words.strip().casefold() in _names(one)]
    if not named:
        told = gettext("%(words)s is not a substance we watch: %(watched)s.")
        slugs = ", ".join(one.slug for one in watched)
        raise BadQuestion(told % {"words": _shown(words), "watched": slugs})
    return named


def _names(substance: Substance) -> set[str]:
    return {name.casefold() for name in (substance.slug, substance.name, *SUBSTANCES.get(substance.slug, ()))}


def _shown(words: str) -> str:
    printable = "".join(letter if letter.isprintable() else "?" for letter in words[:40])
    return f"“{printable}”"
