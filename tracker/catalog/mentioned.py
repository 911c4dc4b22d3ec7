"""The places that a sentence speaks of: `can I drive from Ohio to Florida?`. For what is no name of a place itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.catalog.find import LONGEST, SEVERAL_ZIPS, find
from tracker.catalog.found import NOTHING, Found, rank, tier
from tracker.catalog.governments import LEVELS
from tracker.catalog.models import Jurisdiction, Name
from tracker.catalog.posts import posts
from tracker.catalog.words import words_of

MOST_WORDS = 5  # of the name of a state or country: `the commonwealth of puerto rico`
SHORTEST = 4  # letters; shorter ones (`in`, `or`, `me`) are words of English before they are codes
BEFORE_A_PLACE = re.compile(r"\b(in|to|into|for|at|near|from|through|via)\s+", re.IGNORECASE)
BETWEEN_PLACES = re.compile(r"\s+(?:and|or|vs\.?|versus|&)\s+|\s*;\s*", re.IGNORECASE)
AFTER_A_PLACE = re.compile(r"\s(?:with|without|by|if|when|while|on|carrying|today|tomorrow|now)\b.*", re.IGNORECASE)
LEAVING = frozenset({"from", "through", "via", "into"})  # after these stands a place, whatever it is
SPEAKERS = frozenset({"me", "us"})  # `near me` is not in Maine, though `in me` is
MOST_TAILS = 4
NO_PLACE = " ?.!,;"
ZIP = re.compile(r"\b[0-9]{5}\b")


@dataclass(frozen=True, kw_only=True)
class Mentioned:
    """The places that a sentence names, in its order, and what is left to tell.

    `perhaps` is what a part of it may mean that names no one place, or names one nearly; `unread` are parts that should
    name a place, ZIP codes among them, and name none that we know.
    """

    places: tuple[Jurisdiction, ...] = ()
    perhaps: Found = NOTHING
    unread: tuple[str, ...] = ()


def mentioned(text: str) -> Mentioned:
    """Return the places that the parts of the sentence name: what follows `in`, `to` or `from`, and else its states.

    At most five searches, however long the sentence; a sentence longer than a question may be mentions nothing.
    """
    if len(text) > LONGEST:
        return Mentioned()
    if SEVERAL_ZIPS.search(text):
        return _by_zips(ZIP.findall(text))
    tails = [*BEFORE_A_PLACE.finditer(text)][-MOST_TAILS:]
    names = [part.strip(NO_PLACE) for part in BETWEEN_PLACES.split(text, maxsplit=MOST_TAILS)]
    if not tails and len(names) > 1 and any("," in name for name in names):
        return _by_names(names)
    return _by_parts(text, tails)


def _by_names(names: Iterable[str]) -> Mentioned:
    """Read cities with their states, listed: `Alton, IL and Jerseyville, IL`."""
    read = {name: _read_as(find(name), is_last=True) for name in names if name}
    read |= {name: _states_in(name) for name, found in read.items() if not found and "," not in name}
    places = dict.fromkeys(place for found in read.values() for place in found)
    unread = tuple(name for name, found in read.items() if not found)
    return Mentioned(places=tuple(places), unread=unread if places else ())


def _by_zips(codes: Iterable[str]) -> Mentioned:
    wanted = list(dict.fromkeys(codes))
    known = posts(wanted)
    places = dict.fromkeys(known[code].place for code in wanted if code in known)
    return Mentioned(places=tuple(places), unread=tuple(code for code in wanted if code not in known))


def _by_parts(text: str, tails: Sequence[re.Match[str]]) -> Mentioned:
    """Read what stands before the first of the words that lead to a place, then what follows each of them."""
    ends = [*(match.start() for match in tails), len(text)]
    places, perhaps, unread = _states_in(text[: ends[0]]), NOTHING, []
    for match, end in zip(tails, ends[1:], strict=True):
        part = AFTER_A_PLACE.sub("", text[match.end() : end]).strip(NO_PLACE)
        if part.lower() in SPEAKERS and match[1].lower() != "in":
            continue
        found = find(part)
        read = _read_as(found, is_last=end == len(text)) or _states_in(part)
        places += read
        perhaps = perhaps if read or not found.matches else found
        if not read and not found.matches and (part[:1].isupper() or match[1].lower() in LEAVING):
            unread.append(part)
    if places and perhaps.misspelt:
        perhaps = NOTHING  # beside a place that is named, what is only near to a name is a word of English
    return Mentioned(places=tuple(dict.fromkeys(places)), perhaps=perhaps, unread=tuple(unread) if places else ())


def _read_as(found: Found, *, is_last: bool) -> list[Jurisdiction]:
    """Return the one place that a part names. In the midst of a sentence a township is rather a word of English."""
    is_named = found.place is not None and not found.misspelt
    return [found.place] if is_named and found.place and (is_last or tier(found.place) < 2) else []


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
