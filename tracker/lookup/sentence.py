"""What a sentence in the search box asks, where it is no name of a place: of which places, and of which day."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.catalog.mentioned import mentioned
from tracker.catalog.models import Jurisdiction
from tracker.lookup.asked import BadQuestion, day_asked

DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """The places that it speaks of, in its order, and the day, or None."""

    places: tuple[Jurisdiction, ...]
    on: date | None


def sentence(words: str) -> Sentence:
    """Return what the sentence speaks of. What is no day of the calendar is none."""
    return Sentence(places=tuple(mentioned(DAY.sub(" ", words))), on=_day(words))


def _day(words: str) -> date | None:
    for match in DAY.finditer(words):
        try:
            return day_asked(match.group())
        except BadQuestion:
            continue
    return None
