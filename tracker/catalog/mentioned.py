"""The places that a sentence speaks of: `can I drive from Ohio to Florida?`. For what is no name of a place itself."""

import re
from collections.abc import Iterator

from tracker.catalog.find import LONGEST, find
from tracker.catalog.found import rank
from tracker.catalog.governments import LEVELS
from tracker.catalog.models import Jurisdiction, Name
from tracker.catalog.words import words_of

MOST_WORDS = 5  # of the name of a state or country: `the commonwealth of puerto rico`
SHORTEST = 4  # letters; shorter ones (`in`, `or`, `me`) are words of English before they are codes
BEFORE_A_PLACE = re.compile(r"\b(?:in|to|into|for|at|near|from|through)\s+", re.IGNORECASE)
MOST_TAILS = 3
NO_PLACE = " ?.!"


def mentioned(text: str) -> list[Jurisdiction]:
    """Return the place that the end of the sentence names, else the states and countries in it, in their order.

    At most four searches, however long the sentence; a sentence longer than a question may be mentions nothing.
    """
    if len(text) > LONGEST:
        return []
    starts = [match.end() for match in BEFORE_A_PLACE.finditer(text)][-MOST_TAILS:]
    for start in reversed(starts):
        found = find(text[start:].strip(NO_PLACE))
        if found.place and not found.misspelt:
            return list(dict.fromkeys([*_states_in(text[:start]), found.place]))
    return _states_in(text)


def _states_in(text: str) -> list[Jurisdiction]:
    words = words_of(text).words
    spelt = {"".join(words[start:end]) for start, end in _stretches(len(words))}
    names = Name.objects.select_related("jurisdiction__parent").filter(
        text__in={one for one in spelt if len(one) >= SHORTEST}, borrowed=False, jurisdiction__level__in=LEVELS
    )
    likeliest_last = sorted(names, key=lambda name: rank(name.jurisdiction), reverse=True) if spelt else []
    called = {name.text: name.jurisdiction for name in likeliest_last}  # Georgia is a country, too
    return list(dict.fromkeys(_read(words, called)))


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of words begins and ends, from left to right and the longest first."""
    for start in range(count):
        for end in range(min(count, start + MOST_WORDS), start, -1):
            yield start, end


def _read(words: tuple[str, ...], called: dict[str, Jurisdiction]) -> Iterator[Jurisdiction]:
    """Yield the places in their order: what is part of a longer name (`virginia` of `west virginia`) is not one."""
    read = 0
    for start, end in _stretches(len(words)):
        if start >= read and (place := called.get("".join(words[start:end]))):
            read = end
            yield place
