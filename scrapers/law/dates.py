"""Days as acts and their histories write them: "July 1, 2026", "July 2026", "7/1/2026", "7-1-26"."""

import re

from scrapers.days import MONTHS, day
from tracker.contract import PartialDay

MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
SHORT_DAY = r"\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})(?!\d)"
DAY = rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{4}}|{SHORT_DAY})"
SHORT = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})")
LAST_OF_THIS_CENTURY = 69  # of a year in two figures; no code that is read is older than 1970

FROM_A_DAY = re.compile(
    r"\b(?:effective|beginning|commencing|starting|until|through|before|after|prior to|by|from)(?: on| with)?"
    rf" (?:the )?{DAY}",
    re.IGNORECASE,
)
"""How a passage says that it holds from a day of its own, or up to one."""


def law_day(words: str) -> PartialDay:
    """Return the partial day that the words name. Raises UnknownPhrase where the calendar has none."""
    found = SHORT.fullmatch(words)
    if not found:
        return day(words)
    year = int(found[3])
    if len(found[3]) == 2:
        year += 2000 if year <= LAST_OF_THIS_CENTURY else 1900
    return day(f"{found[1]}/{found[2]}/{year}")
