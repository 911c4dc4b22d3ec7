"""Listed: several cities with their states, between commas: `Little Rock AR, Memphis TN`."""

import re
from functools import lru_cache

from tracker.catalog.fold import fold, key
from tracker.catalog.table import DATA, read_table, several

MARKS = re.compile("[,;]")
STATE_WORDS = 4  # at most, in the name of a state: `district of columbia`


def listed(text: str) -> list[str]:
    """Return the cities that the text is a list of, or nothing where it is none.

    It is one where two of the parts end with a state: an address has only one (`500 Indiana, Chicago, IL`).
    """
    parts: list[str] = []
    for part in map(str.strip, MARKS.split(text)):
        if parts and key(part) in _states() and not _is_in_a_state(parts[-1]):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return parts if sum(map(_is_in_a_state, parts)) > 1 else []


def _is_in_a_state(part: str) -> bool:
    """Whether a state stands behind some other word, and no number in front: `500 Indiana` is a street."""
    words = fold(part)
    ends = range(1, min(STATE_WORDS, len(words) - 1) + 1)
    return not part[:1].isdigit() and any("".join(words[-count:]) in _states() for count in ends)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    rows = read_table(DATA / "states.csv")
    codes = {row["iso_3166"].rpartition("-")[2] for row in rows}
    return frozenset(key(name) for row in rows for name in (row["name"], *several(row["also"]))) | {*map(key, codes)}
