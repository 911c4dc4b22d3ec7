"""Partial days: what a law or a source says of a day, as exactly as it says it, and no more."""

from datetime import date, timedelta


def is_full(partial: str) -> bool:
    """Whether the partial day names a day, and not only a month or a year, or none."""
    return len(partial) == len("2025-08-01")


def earliest(partial: str) -> date | None:
    """Return the first day that "2025-08-01", "2018-08" or "2016" can mean; None for "", which names none.

    Raises:
        ValueError: the text is none of these.
    """
    if not partial:
        return None
    year, month, day = (*(int(part) for part in partial.split("-")), 1, 1)[:3]
    return date(year, month, day)


def latest(partial: str) -> date | None:
    """Return the last day that the partial day can mean; None for "".

    Raises:
        ValueError: the text is no partial day.
    """
    first = earliest(partial)
    if first is None or is_full(partial):
        return first
    if len(partial) == len("2016"):
        return date(first.year, 12, 31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def counts_between(
    *, strict: bool, valid_from: str, valid_to: str, spoken_on: date | None, recorded_on: date
) -> tuple[date | None, date | None]:
    """Return the days (inclusive, exclusive; None for no bound) between which the label counts a rule.

    A strict rule, a prohibition, counts from its earliest possible day to its latest, and always where no first day is
    known. Anything laxer counts from its latest possible day, or else the day its source speaks of, or else the day it
    was recorded, to its earliest.
    """
    if strict:
        return earliest(valid_from), latest(valid_to)
    return latest(valid_from) or spoken_on or recorded_on, earliest(valid_to)


def addition_counts_between(
    *, valid_from: str, valid_to: str, spoken_on: date | None, recorded_on: date
) -> tuple[date | None, date | None]:
    """Return the days between which the label counts what a local law adds to the law above, such as a city's licence.

    It tightens that law, and so counts from its earliest possible day to its latest: else the city were free meanwhile.
    """
    return earliest(valid_from) or spoken_on or recorded_on, latest(valid_to)
