"""The places that a sentence speaks of: `can I drive from Ohio to Florida?`. For what is no name of a place itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.catalog.find import LONGEST, SEVERAL_ZIPS, find
from tracker.catalog.fold import key
from tracker.catalog.found import NOTHING, TOWNSHIP, Found, tier
from tracker.catalog.listed import JOINTS, codes_in, listed
from tracker.catalog.models import Jurisdiction
from tracker.catalog.posts import posts
from tracker.catalog.scan import scan

BEFORE_A_PLACE = re.compile(r"\b(in|to|into|for|at|near|from|through|via|between)\s+", re.IGNORECASE)
BETWEEN_PLACES = re.compile(rf"{JOINTS.pattern}|\s[-–>]\s")
AFTER_A_PLACE = re.compile(r"\s(?:with|without|by|if|when|while|on|carrying|today|tomorrow|now)\b.*", re.IGNORECASE)
LEAVING = frozenset({"from", "through", "via", "into"})  # after these stands a place, whatever it is
GOING_ON = frozenset({"to", "through", "via"})  # before these may stand the place where a way begins
SPEAKERS = frozenset({"me", "us"})  # `near me` is not in Maine, though `in me` is
MOST_TAILS = 4
MOST_NAMES = 4  # in one list, before the last
LONGEST_CITY = 3  # words, in a sentence that is nothing but its name and its state
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
    read |= {
        name: list(scan(name).places) for name, found in read.items() if not found and not _is_an_unknown_city(name)
    }
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


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What the parts of a sentence came to so far; `left` are those parts that a way leads from or through."""

    places: list[Jurisdiction] = field(default_factory=list)
    unclear: dict[str, Found] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    left: set[str] = field(default_factory=set)

    def scan(self, text: str) -> bool:
        """Take what is named anywhere in the text, and return whether there is anything."""
        scanned = scan(text)
        self.places.extend(scanned.places)
        self.unclear.update(scanned.unclear)
        return bool(scanned.places or scanned.unclear)

    def told(self) -> Mentioned:
        """Return all of it. Beside a place what is only near to a name is rather a word of English."""
        if not self.places:
            return replace(_perhaps(self.unclear), unread=tuple(self.unread) if self.unclear else ())
        near = [part for part, found in self.unclear.items() if found.misspelt]
        told = _perhaps({part: found for part, found in self.unclear.items() if part not in near})
        unread = (*self.unread, *(part for part in near if part in self.left))
        return replace(told, places=tuple(dict.fromkeys(self.places)), unread=unread)


def _by_parts(text: str, tails: Sequence[re.Match[str]]) -> Mentioned:
    """Read what stands before the first of the words that lead to a place, then what follows each of them."""
    ends = [*(match.start() for match in tails), len(text)]
    told = _Told()
    _start(told, text[: ends[0]], is_on_a_way=bool(tails) and tails[0][1].lower() in GOING_ON)
    for match, end in zip(tails, ends[1:], strict=True):
        _part(told, match[1].lower(), text[match.end() : end], is_last=end == len(text))
    return told.told()


def _part(told: _Told, word: str, text: str, *, is_last: bool) -> None:
    """Read what follows a word that leads to a place."""
    part = AFTER_A_PLACE.sub("", text).strip(NO_PLACE)
    found = find(part)
    is_a_speaker = word != "in" and part.lower() in SPEAKERS
    if not part or is_a_speaker or (word == "to" and not is_last and _is_a_verb(part, found)):
        return
    if word in LEAVING:
        told.left.add(part)
    if read := _read_as(found, is_last=is_last) or _all_of(part):
        told.places.extend(read)
    elif not told.scan(part):
        if found.matches:
            told.unclear[part] = found
        elif part[:1].isupper() or part in told.left:
            told.unread.append(part)
    if rest := AFTER_A_PLACE.search(text):
        told.scan(rest.group())


def _perhaps(unclear: Mapping[str, Found]) -> Mentioned:
    """Return that the last of the parts may be one of several, and that those before it may be, too."""
    *before, last = [*unclear] or [""]
    return Mentioned(perhaps=unclear.get(last, NOTHING), unclear=tuple(before))


def _is_a_verb(part: str, found: Found) -> bool:
    """Whether it is a word in small letters that no place is called, though a post office may be: `to fly to`."""
    if not found.matches or " " in part or not part.islower():
        return False
    return all(key(place.name) != key(part) for place in found.matches)


def _start(told: _Told, head: str, *, is_on_a_way: bool) -> None:
    """Read what stands before the first word that leads to a place.

    Where a way begins there (`Dallas to Nashville`), it may be a city; what ends with a comma and a state is one.
    """
    part = head.strip(NO_PLACE)
    found = find(part) if is_on_a_way else NOTHING
    if read := _read_as(found, is_last=False):
        told.places.extend(read)
    elif not found.misspelt and any(tier(place) < TOWNSHIP for place in found.matches):
        told.unclear[part] = found
    elif _is_an_unknown_city(part):
        told.unread.append(part)
        told.scan(part)
    else:
        told.scan(part)


def _is_an_unknown_city(part: str) -> bool:
    """Whether all of it is some name, a comma and a state, and nothing in the state is called so."""
    city, _, state = part.rpartition(",")
    scope = find(state).place if city[:1].isupper() and len(city.split()) <= LONGEST_CITY else None
    return scope is not None and tier(scope) == 0 and not any(place != scope for place in scan(part).places)


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
