"""The places that a sentence speaks of: `can I drive from Ohio to Florida?`. For what is no name of a place itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.catalog.find import LONGEST, SEVERAL_ZIPS, find
from tracker.catalog.fold import key
from tracker.catalog.found import NOTHING, TOWNSHIP, Found, rank, tier
from tracker.catalog.listed import JOINTS, codes_in, listed
from tracker.catalog.models import UPPER_LEVELS, Jurisdiction, Name
from tracker.catalog.posts import posts
from tracker.catalog.words import STATE_WORDS, words_of

SHORTEST = 4  # letters; shorter ones (`in`, `or`, `me`) are words of English before they are codes
BEFORE_A_PLACE = re.compile(r"\b(in|to|into|for|at|near|from|through|via|between)\s+", re.IGNORECASE)
BETWEEN_PLACES = re.compile(rf"{JOINTS.pattern}|\s[-–>]\s")
AFTER_A_PLACE = re.compile(r"\s(?:with|without|by|if|when|while|on|carrying|today|tomorrow|now)\b.*", re.IGNORECASE)
LEAVING = frozenset({"from", "through", "via", "into"})  # after these stands a place, whatever it is
GOING_ON = frozenset({"to", "through", "via"})  # before these may stand the place where a way begins
SPEAKERS = frozenset({"me", "us"})  # `near me` is not in Maine, though `in me` is
MOST_TAILS = 4
MOST_NAMES = 4  # in one list, before the last
WORDS_OF_ENGLISH = frozenset({"mass", "miss", "wash"})  # before they are short for a state
NO_PLACE = " ?.!,;"
ZIP = re.compile(r"\b[0-9]{5}\b")


@dataclass(frozen=True, kw_only=True)
class Mentioned:
    """The places that a sentence names, in its order, and what is left to tell. A ZIP code names all that it lies in.

    `perhaps` is what a part of it may mean that names no one place, or names one nearly, and `unclear` are the parts
    before it of which that is true as well; `unread` are parts that should name a place, ZIP codes among them, and name
    none that we know.
    """

    places: tuple[Jurisdiction, ...] = ()
    perhaps: Found = NOTHING
    unclear: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def mentioned(text: str) -> Mentioned:
    """Return the places that the parts of the sentence name: what follows `in`, `to` or `from`, and else its states.

    At most some dozens of searches, however it is put; a sentence longer than a question may be mentions nothing.
    """
    if len(text) > LONGEST:
        return Mentioned()
    if SEVERAL_ZIPS.search(text):
        return _by_zips(ZIP.findall(text))
    tails = [*BEFORE_A_PLACE.finditer(text)][-MOST_TAILS:]
    if (codes_in(text) or not tails) and (read := _listed("; ".join(listed(text)) or text)):
        return read
    return _by_parts(text, tails)


def _listed(text: str) -> Mentioned | None:
    """Read places in a list, or return None where it is none.

    A comma shows that there is a city with its state. Without one, each name must be that of a place: `kratom or kava`
    is no list of places.
    """
    read = _each(text)
    if not read or ("," not in text and not all(read.values())):
        return None
    read |= {name: _states_in(name) for name, found in read.items() if not found and "," not in name}
    places = dict.fromkeys(place for found in read.values() for place in found)
    return Mentioned(places=tuple(places), unread=tuple(name for name in read if not read[name]) if places else ())


def _each(text: str) -> dict[str, list[Jurisdiction]]:
    """Return what each name of a list means. The last one's state may be that of those before it, too."""
    names = [name for part in BETWEEN_PLACES.split(text, maxsplit=MOST_NAMES) if (name := part.strip(NO_PLACE))]
    if len(names) < 2:
        return {}
    *before, last = names
    state = last.rpartition(",")[2].strip() if "," in last else ""
    read: dict[str, list[Jurisdiction]] = {}
    for name in before:
        read[name] = _read_as(find(name), is_last=True)
        if not read[name] and (cities := _cities(name)):
            del read[name]
            read |= {one: _read_as(find(f"{one}, {state}" if state else one), is_last=True) for one in cities}
    return {**read, last: _read_as(find(last), is_last=True)}


def _cities(name: str) -> list[str]:
    """Return the names between the commas, or none where the last is the state of the one before it."""
    cities = [city for part in name.split(",")[-MOST_NAMES:] if (city := part.strip(NO_PLACE))]
    of_states = [city for city in cities[-2:] if (place := find(city).place) and tier(place) == 0]
    return [] if len(cities) > 1 and of_states == cities[-1:] else cities


def _by_zips(codes: Iterable[str]) -> Mentioned:
    wanted = list(dict.fromkeys(codes))
    known = posts(wanted)
    places = dict.fromkeys(side for code in wanted if code in known for side in known[code].sides)
    return Mentioned(places=tuple(places), unread=tuple(code for code in wanted if code not in known))


def _by_parts(text: str, tails: Sequence[re.Match[str]]) -> Mentioned:
    """Read what stands before the first of the words that lead to a place, then what follows each of them."""
    ends = [*(match.start() for match in tails), len(text)]
    places, unclear, unread = _start(text[: ends[0]], is_on_a_way=bool(tails) and tails[0][1].lower() in GOING_ON)
    left = set()
    for match, end in zip(tails, ends[1:], strict=True):
        word, is_last = match[1].lower(), end == len(text)
        part = AFTER_A_PLACE.sub("", text[match.end() : end]).strip(NO_PLACE)
        found = find(part)
        if (word != "in" and part.lower() in SPEAKERS) or (word == "to" and not is_last and _is_a_verb(part, found)):
            continue
        if word in LEAVING:
            left.add(part)
        if read := _read_as(found, is_last=is_last) or _all_of(part) or _states_in(part):
            places += read
        elif found.matches:
            unclear[part] = found
        elif part[:1].isupper() or part in left:
            unread.append(part)
    if not places:
        return replace(_perhaps(unclear), unread=tuple(unread) if unclear else ())
    near = [part for part, found in unclear.items() if found.misspelt]  # beside a place, rather a word of English
    told = _perhaps({part: found for part, found in unclear.items() if part not in near})
    unread += [part for part in near if part in left]
    return replace(told, places=tuple(dict.fromkeys(places)), unread=tuple(unread))


def _perhaps(unclear: Mapping[str, Found]) -> Mentioned:
    """Return that the last of the parts may be one of several, and that those before it may be, too."""
    *before, last = [*unclear] or [""]
    return Mentioned(perhaps=unclear.get(last, NOTHING), unclear=tuple(before))


def _is_a_verb(part: str, found: Found) -> bool:
    """Whether it is a word in small letters that no place is called, though a post office may be: `to fly to`."""
    if not found.matches or " " in part or not part.islower():
        return False
    return all(key(place.name) != key(part) for place in found.matches)


def _start(head: str, *, is_on_a_way: bool) -> tuple[list[Jurisdiction], dict[str, Found], list[str]]:
    """Return the places before the first word that leads to one, what else may be one, and what should be one.

    Where a way begins there (`Dallas to Nashville`), it may be a city; what ends with a comma and a state is one.
    """
    part = head.strip(NO_PLACE)
    if not is_on_a_way or not part:
        return _states_in(head), {}, []
    found = find(part)
    if read := _read_as(found, is_last=False):
        return read, {}, []
    if not found.misspelt and any(tier(place) < TOWNSHIP for place in found.matches):
        return [], {part: found}, []
    city, _, state = part.rpartition(",")
    scope = find(state).place if city else None
    if scope is not None and tier(scope) == 0:
        return [], {}, [part]
    return _states_in(head), {}, []


def _all_of(part: str) -> list[Jurisdiction]:
    """Return the places that a part of a sentence lists, or none where it is no list."""
    read = _listed("; ".join(listed(part)) or part)
    return list(read.places) if read and not read.unread else []


def _read_as(found: Found, *, is_last: bool) -> list[Jurisdiction]:
    """Return the one place that a part names, a state or country also where it is misspelt; of a ZIP code all sides.

    In the midst of a sentence a township is rather a word of English.
    """
    if found.place is None or (found.misspelt and tier(found.place) > 0):
        return []
    return list(found.sides) if is_last or tier(found.place) < TOWNSHIP else []


def _states_in(text: str) -> list[Jurisdiction]:
    words = words_of(text).words
    spelt = {"".join(words[start:end]) for start, end in _stretches(len(words))}
    names = Name.objects.select_related("jurisdiction__parent").filter(
        text__in={one for one in spelt if len(one) >= SHORTEST} - WORDS_OF_ENGLISH,
        borrowed=False,
        jurisdiction__level__in=UPPER_LEVELS,
    )
    likeliest_last = sorted(names, key=lambda name: rank(name.jurisdiction), reverse=True) if spelt else []
    called = {name.text: name.jurisdiction for name in likeliest_last}  # Georgia is a country, too
    return list(dict.fromkeys(_read(words, called)))


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of words begins and ends, from left to right and the longest first."""
    for start in range(count):
        for end in range(min(count, start + STATE_WORDS), start, -1):
            yield start, end


def _read(words: tuple[str, ...], called: dict[str, Jurisdiction]) -> Iterator[Jurisdiction]:
    """Yield the places in their order: what is part of a longer name (`virginia` of `west virginia`) is not one."""
    read = 0
    for start, end in _stretches(len(words)):
        if start >= read and (place := called.get("".join(words[start:end]))):
            read = end
            yield place
