"""What the notes behind a section say of its days: since when its one act is law, and which days are still to come."""

import re
from collections.abc import Iterable, Iterator

from scrapers.law.dates import DAY, MONTH, law_day
from tracker.contract import PartialDay

IN_EFFECT = re.compile(rf"\beff(?:ective)?[. ]{{1,2}}({DAY})", re.IGNORECASE)
SEVERAL_ACTS = re.compile(r";|\b(?:amend\w*|am\.|repealed|reenacted|renumbered|redesignated)", re.IGNORECASE)
ON_FORCE = re.compile(
    r"\b(?:eff(?:ective)?|operative|repealed|expires?|sunsets?|until|takes? effect)\b\.?(?: date)?:?"
    rf"(?: on| as of| from| until)? ({DAY})",
    re.IGNORECASE,
)
YEAR_THEN_DAY = re.compile(rf"\b((?:19|20)\d\d), [^;]*; ({MONTH} \d{{1,2}})\.?$", re.IGNORECASE)
"""How Kansas closes a history: "L. 2026, ch. 12, § 3; July 1."."""


def first_day(notes: Iterable[str]) -> PartialDay:
    """Return the day on which the one act that a history tells of took effect, or "".

    Of a section that was amended, the history does not tell since when the words that stand today are law.
    """
    history = "\n".join(dict.fromkeys(notes))  # a line that stands twice tells of one act
    days = [] if SEVERAL_ACTS.search(history) else IN_EFFECT.findall(history)
    return law_day(days[0]) if len(days) == 1 else ""


def days_to_come(notes: Iterable[str], seen_on: PartialDay) -> set[PartialDay]:
    """Return the days later than the one it was seen on at which the notes say that something begins or ends."""
    return {found for note in notes for found in _days(note) if found > seen_on}


def _days(note: str) -> Iterator[PartialDay]:
    yield from map(law_day, ON_FORCE.findall(note))
    if found := YEAR_THEN_DAY.search(note):
        yield law_day(f"{found[2]}, {found[1]}")
