"""What a sentence in the search box asks, where it is no name of a place: of which places, and of which days."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.catalog.find import find
from tracker.catalog.found import NOTHING
from tracker.catalog.mentioned import Mentioned, mentioned
from tracker.lookup.days import Days, days_in

BEFORE_A_DAY = re.compile(r"(?:\s+(?:in|on|since|by|before|after|until|of|from|as of))?[\s,?.!]*$")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """What it speaks of, and the days that it names."""

    of: Mentioned
    days: Days


def sentence(words: str, today: date) -> Sentence:
    """Return what the sentence speaks of. `today` is what `tomorrow` and `last year` count from.

    Beside its days there may be nothing but a name: `Alton, IL in 2024`.
    """
    days = days_in(words, today)
    named = find(BEFORE_A_DAY.sub("", days.rest)) if days.rest != words else NOTHING
    if named.place and not named.misspelt:
        return Sentence(of=Mentioned(places=named.sides), days=days)
    return Sentence(of=Mentioned(perhaps=named) if named.matches else mentioned(days.rest), days=days)
