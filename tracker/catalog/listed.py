"""Listed: several states, or cities with their states: `Little Rock AR, Memphis TN`, `Georgia and Alabama`."""

import re
from functools import lru_cache

from tracker.catalog.fold import fold, key
from tracker.catalog.table import DATA, read_table, several
from tracker.catalog.words import STATE_WORDS

JOINTS = re.compile(r"\s*(?:[;/|→]|[-=]>)\s*|\s(?:[Aa]nd/or|[Aa]nd|AND|[Oo]r|[Vv]s\.?|[Vv]ersus|&|\+)\s")
"""What joins places and belongs to the name of none; `OR` may be Oregon."""
COMMA = ","
ONLY_CODES = re.compile(r"[A-Z]{2}(?:[\s,+-]+[A-Z]{2})+")
CODE = re.compile("[A-Z]{2}")


def listed(text: str) -> list[str]:
    """Return the places that the text is a list of, or nothing where it is none.

    It is one where two of the parts end with a state: an address has only one (`500 Indiana, Chicago, IL`). So it is
    where a state is joined to anything, and where there is nothing but codes of states, or three of their names.
    """
    if codes := codes_in(text):
        return codes
    sides = [side for side in map(str.strip, JOINTS.split(text)) if side]
    parts = [part for side in sides for part in _parts(side)]
    is_joined = len(sides) > 1 and any(map(is_a_state, sides))
    names_states = len(parts) > 2 and all(map(is_a_state, parts))
    return parts if is_joined or names_states or sum(map(is_in_a_state, parts)) > 1 else []


def codes_in(text: str) -> list[str]:
    """Return the codes of states, in capitals, that are all that the text says, or nothing: `OH IN KY`."""
    codes = CODE.findall(text) if ONLY_CODES.fullmatch(text) else []
    return codes if all(map(is_a_state, codes)) else []


def two_states(text: str) -> list[str]:
    """Return the names of the two states that are all that the text says, or nothing: `Washington, Oregon`."""
    words = fold(text)
    halves = [("".join(words[:end]), "".join(words[end:])) for end in range(1, len(words))]
    return next((list(both) for both in halves if all(len(one) > 2 and one in _states() for one in both)), [])


def is_a_state(part: str) -> bool:
    """Whether it is the name of a state, or its code in capitals: `in`, `me` and `ok` are words of English."""
    return key(part) in _states() and (len(part) > 2 or part.isupper())


def is_in_a_state(part: str) -> bool:
    """Whether a state stands behind some other word, and no number in front: `500 Indiana` is a street."""
    words = fold(part)
    ends = range(1, min(STATE_WORDS, len(words) - 1) + 1)
    return not part[:1].isdigit() and any("".join(words[-count:]) in _states() for count in ends)


def _parts(side: str) -> list[str]:
    """Return what stands between the commas, each city with the state behind it, unless all of them are states."""
    found = [part for part in map(str.strip, side.split(COMMA)) if part]
    if len(found) > 2 and all(map(is_a_state, found)):
        return found
    parts: list[str] = []
    for part in found:
        if parts and key(part) in _states() and not is_in_a_state(parts[-1]):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    rows = read_table(DATA / "states.csv")
    codes = {row["iso_3166"].rpartition("-")[2] for row in rows}
    return frozenset(key(name) for row in rows for name in (row["name"], *several(row["also"]))) | {*map(key, codes)}
