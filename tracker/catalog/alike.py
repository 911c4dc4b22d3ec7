"""Alike: the states and countries whose names a word is nearly, or may stand for. All of them are known, and few."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from tracker.catalog.fold import key
from tracker.catalog.table import DATA, GOVERNMENT_FILES, read_table, several
from tracker.vocabulary import Level

SHORTEST = 4  # letters; below, everything is near to everything
TWO_SLIPS = 8  # letters, from which on two slips are forgiven instead of one
A_BEGINNING = 5  # letters, from which on a beginning may hold a slip
SAINT = "Saint "
TWICE = re.compile(r"(.)\1+")


class _Name(NamedTuple):
    """A name of a state or country, its words run together, and the same without doubled letters."""

    text: str
    single: str
    ocd_id: str

    def slips(self, text: str) -> int:
        """Return how many slips the text is away. A doubled letter counts for none where all else is right."""
        return min(OSA.distance(text, self.text), OSA.distance(_single(text), self.single))


def alike(text: str) -> list[str]:
    """Return the ids of the states and countries whose names are nearest to a folded text: one slip, in long two."""
    return _nearest(text, slips_of(text))


def one_slip_away(text: str) -> list[str]:
    """Return the ids of those whose long enough names are one slip away and begin with the same letter: `arkansaw`."""
    return _ids(name for name in _beginning_with(text) if len(name.text) > SHORTEST and name.slips(text) <= 1)


def perhaps_alike(text: str) -> list[str]:
    """Return the ids of those that are one slip more away, but begin with the same letter: not more than a guess."""
    most = slips_of(text) + 1
    return _ids(name for name in _beginning_with(text) if len(name.text) > SHORTEST + most and name.slips(text) <= most)


def beginning_alike(text: str) -> list[str]:
    """Return the ids of those whose names begin nearly with the text: `missisi`."""
    if len(text) < A_BEGINNING:
        return []
    return _ids(name for name in _names() if name.single.startswith(_single(text)) or _begins_nearly(name.text, text))


def longer(before: str, tail: str) -> list[str]:
    """Return the ids of those whose names end with `tail` and may have `before` for short: `new guinea`."""
    ends = [(name, name.text.removesuffix(tail)) for name in _names() if name.text.endswith(tail)]
    return _ids(name for name, head in ends if head.startswith(before) or head.endswith(before))


def slips_of(text: str) -> int:
    """Return how many slips a folded text is forgiven."""
    return 1 if len(text) < TWO_SLIPS else 2


def _nearest(text: str, most: int) -> list[str]:
    """Return the nearest, and what is no farther as it stands: `indiaa` may be India and Indiana."""
    near = [name for name in _names() if len(text) >= SHORTEST and name.slips(text) <= most]
    least = min((name.slips(text) for name in near), default=0)
    plain = min((OSA.distance(text, name.text) for name in near if name.slips(text) == least), default=0)
    return _ids(name for name in near if name.slips(text) == least or OSA.distance(text, name.text) <= plain)


def _beginning_with(text: str) -> Iterator[_Name]:
    """Yield the names with the same first letter, in which people seldom err."""
    return (name for name in _names() if len(text) >= SHORTEST and name.text[0] == text[0])


def _begins_nearly(name: str, text: str) -> bool:
    return any(OSA.distance(text, name[: len(text) + more]) <= 1 for more in (-1, 0, 1))


def _ids(names: Iterable[_Name]) -> list[str]:
    return list(dict.fromkeys(name.ocd_id for name in names))


@lru_cache(maxsize=1)
def _names() -> tuple[_Name, ...]:
    return tuple(_read())


def _read() -> Iterator[_Name]:
    """Yield the names that are long enough to be misspelt; a tribe's is one of many, of which most are not listed."""
    for row in (row for file in GOVERNMENT_FILES for row in read_table(DATA / file) if row["level"] != Level.TRIBAL):
        for text in dict.fromkeys(text for name in (row["name"], *several(row["also"])) for text in _texts(name)):
            if len(text) >= SHORTEST:
                yield _Name(text=text, single=_single(text), ocd_id=row["ocd_id"])


def _texts(name: str) -> Iterator[str]:
    """Yield the name as it is compared, and with its saint in full: who misspells the word does not shorten it."""
    yield key(name)
    if name.startswith(SAINT):
        yield key(SAINT.strip() + key(name.removeprefix(SAINT)))


@lru_cache(maxsize=1024)
def _single(text: str) -> str:
    return TWICE.sub(r"\1", text)
