"""Places by name: `Jones County Mississippi`, `City of Orange, CA`, `12 Main St, Alton, IL`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.db.models import BooleanField, Value, prefetch_related_objects
from django.utils.translation import gettext

from tracker.catalog.alike import alike, longer
from tracker.catalog.found import NOTHING, TOWNSHIP, Found, answer, misspelt, settle, tier, told_apart
from tracker.catalog.models import UNITED_STATES, Jurisdiction, Name
from tracker.catalog.read import ANY_DAY, COLUMNS, placed, places_at
from tracker.catalog.words import A_CITY, STATE_WORDS, Spelling, Words
from tracker.prepared import Values, ask
from tracker.vocabulary import STATE_LEVELS, Level

NOT_BORROWED = Value(False, output_field=BooleanField())  # noqa: FBT003
MOST_SCOPES = 2  # `Alton, IL, USA`
SCOPE_LEVELS = (Level.COUNTRY, *STATE_LEVELS)
ON_THE_WAY = frozenset({"from", "through", "via", "to", "into"})


class Bearer(NamedTuple):
    """A government that bears a name, and whether the name is its own."""

    place: Jurisdiction
    borrowed: bool


Bearers = Mapping[str, Sequence[Bearer]]


def bearers(texts: Collection[str]) -> Bearers:
    """Return who bears each of the names, their words run together, or has each of the ISO 3166 codes, in one query."""
    found: dict[str, list[Bearer]] = {}
    for text, borrowed, *row in ask(_bearing, texts, texts, moment=ANY_DAY):
        found.setdefault(text, []).append(Bearer(placed(row), bool(borrowed)))
    return found


def _bearing(_moment: datetime) -> Values:
    named = Name.objects.filter(text__in=[""]).values_list(
        "text", "borrowed", *(f"jurisdiction__{column}" for column in COLUMNS)
    )
    coded = Jurisdiction.objects.order_by().filter(iso_3166__in=[""])
    return named.union(coded.values_list("iso_3166", NOT_BORROWED, *COLUMNS), all=True)


def by_name(asked: Words) -> Found:
    """Return what the words name as they are spelt: a place, or one within the state or country that they end with."""
    return _by_name(asked, bearers(spelt(asked, MOST_SCOPES)), MOST_SCOPES)


def _by_name(asked: Words, known: Bearers, depth: int) -> Found:
    found = named(asked.spellings(), [], known)
    if found.matches or depth == 0:
        return found
    scopes, rest = scope_of(asked, known)
    if not scopes:
        return NOTHING
    found = within(scopes, rest, known)
    return found if found.matches else _beyond(scopes, asked, rest, known, depth)


def spelt(asked: Words, depth: int) -> set[str]:
    """Return all that may have to be looked for, so that it is looked for at once."""
    parts = asked.parts()
    texts = {one.text for one in (*asked.spellings(), *asked.endings())}
    texts |= {one.text for part in parts for one in part.spellings()} if len(parts) > 1 else set()
    for rest, tail in splits(asked) if depth else ():
        texts |= {tail, *_codes(tail), *spelt(rest, depth - 1)}
    return texts


def _beyond(scopes: Sequence[Jurisdiction], asked: Words, rest: Words, known: Bearers, depth: int) -> Found:
    """Return what the words mean where the scope is a country and nothing right below it is called so.

    In the United States they may end with a state themselves; elsewhere we hold nothing smaller than the country. A
    sentence about a journey is not answered for where it ends.
    """
    if any(scope.level != Level.COUNTRY for scope in scopes) or not ON_THE_WAY.isdisjoint(rest.words):
        return NOTHING
    if any(scope.ocd_id == UNITED_STATES for scope in scopes):
        found = _by_name(rest, known, depth - 1)
        return found if found.matches else named(rest.endings(), scopes, known)
    if not rest.ends_a_part_of(asked):
        if _is_code(asked.words[-1]):
            return NOTHING  # `can I buy it` is not about Italy
        if (found := _longer_name(scopes, asked, rest)).matches:
            return found
    if len(scopes) > 1:
        return settle(scopes)
    return answer(
        scopes[0], gettext("Outside the United States we know countries only: answered for %s.") % scopes[0].name
    )


def _longer_name(scopes: Sequence[Jurisdiction], asked: Words, rest: Words) -> Found:
    """Return what is meant where all the words are nearly, or are short for, the name of another state or country.

    `Noth Korea` is not in Korea, and `New Guinea` may be all of Papua New Guinea.
    """
    near = alike(asked.text)
    if near and not any(scope.ocd_id in near for scope in scopes):
        return misspelt(places_at(near), is_sure=True)
    others = places_at(longer(rest.text, asked.text.removeprefix(rest.text)))
    return replace(settle([*others, *scopes]), place=None, note="") if others else NOTHING


def within(scopes: Sequence[Jurisdiction], rest: Words, known: Bearers) -> Found:
    """Return what the words name in the given states or countries.

    That is what all of them name; or in states what lies in the county that they end with, each city between commas,
    or the end of an address.
    """
    found = named(rest.spellings(), scopes, known)
    if found.matches or any(scope.level == Level.COUNTRY for scope in scopes):
        return found  # `Paris, Texas, USA` is not all of Texas
    parts = rest.parts()
    if len(parts) > 1 and (found := _in_a_county(parts[-2], parts[-1], scopes, known)).matches:
        return found
    cities = [_cities_called(part.text, scopes, known) for part in parts]
    matches = tuple(dict.fromkeys(city for some in cities for city in some))
    if len(matches) > 1 and all(cities) and len(cities) > 1:
        return replace(NOTHING, matches=matches, note=gettext("Several places are named. Choose one, or compare them."))
    return named(rest.endings(), scopes, known)


def _in_a_county(rest: Words, tail: Words, scopes: Sequence[Jurisdiction], known: Bearers) -> Found:
    """Return what the words name in the county of the states that the tail names: `Alton township, Madison County`."""
    counties = named(tail.spellings(), scopes, known).matches
    ids = {county.pk for county in counties if county.level == Level.COUNTY}
    inside = named(rest.spellings(), scopes, known).matches if ids else ()
    prefetch_related_objects(list(inside), "counties")
    return settle(place for place in inside if not ids.isdisjoint(one.pk for one in place.counties.all()))


def _cities_called(text: str, scopes: Sequence[Jurisdiction], known: Bearers) -> list[Jurisdiction]:
    """Return the cities of the states that bear the name themselves: what merely uses it may be a part of a city."""
    governments = {scope.pk for scope in scopes}
    own = [name.place for name in known.get(text, ()) if not name.borrowed and name.place.level == Level.PLACE]
    return [place for place in own if tier(place) < TOWNSHIP and _lies_in(place, governments)]


def named(spellings: Iterable[Spelling], scopes: Sequence[Jurisdiction], known: Bearers) -> Found:
    """Return what the first of the spellings that names anything comes to: any one's own, before any that is borrowed.

    With scopes, only what lies in one of them counts, a state of a country or a county or place of either; else one of
    them that borrows the name itself, as the Northern Marianas do Saipan's. Without, a township's own name hides nobody
    else who is called so: St. Croix is an island before it is in North Dakota.
    """
    wanted, governments = list(spellings), {scope.pk for scope in scopes}
    for borrowed in (False, True):
        for one in wanted:
            bear = [name for name in known.get(one.text, ()) if _bears(name, one)]
            if scopes or any(name.borrowed is False and tier(name.place) < TOWNSHIP for name in bear):
                bear = [name for name in bear if name.borrowed is borrowed]
            if places := _within(bear, governments) if scopes else [name.place for name in bear]:
                found = _capital(settle(places)) if one.kind == A_CITY else settle(places)
                if all(name.borrowed for name in bear):
                    return _borrowing(found)
                return found if scopes else _beside_borrowers(found, known.get(one.text, ()))
    return NOTHING


def _within(bear: Iterable[Bearer], governments: Collection[int]) -> list[Jurisdiction]:
    places = [name.place for name in bear]
    return [one for one in places if _lies_in(one, governments)] or [one for one in places if one.pk in governments]


def _lies_in(place: Jurisdiction, governments: Collection[int]) -> bool:
    parent = place.parent
    return parent is not None and not {parent.pk, parent.parent_id}.isdisjoint(governments)


def splits(asked: Words) -> Iterator[tuple[Words, str]]:
    """Yield the ways in which the words may end with a state or country: what stands before, and its name."""
    for count in range(1, min(STATE_WORDS, len(asked.words) - 1) + 1):
        yield asked.split(count)


def scope_of(asked: Words, known: Bearers) -> tuple[list[Jurisdiction], Words]:
    """Return the states or countries whose name or code the words end with, the longest there is, and the rest."""
    by_tail = {tail: (scopes, rest) for rest, tail in splits(asked) if (scopes := _called(tail, known))}
    if by_tail:
        return by_tail[max(by_tail, key=len)]
    for rest, tail in islice(splits(asked), 1):
        if scopes := [name.place for code in _codes(tail) for name in known.get(code, ())][:1]:
            return scopes, rest
    return [], asked


def _called(tail: str, known: Bearers) -> list[Jurisdiction]:
    return [name.place for name in known.get(tail, ()) if not name.borrowed and name.place.level in SCOPE_LEVELS]


def _codes(word: str) -> list[str]:
    """Return the codes that two letters can be: of a state, else of a country."""
    return [f"US-{word.upper()}", word.upper()] if _is_code(word) else []


def _is_code(word: str) -> bool:
    return len(word) == 2


def _bears(name: Bearer, spelling: Spelling) -> bool:
    if spelling.kind == A_CITY:
        return name.place.kind == "city" or name.place.level == Level.COUNTRY
    return spelling.kind in ("", name.place.kind, name.place.level)


def _capital(found: Found) -> Found:
    """Choose neither where a city is called like a country and may be its capital: Mexico is a city of Missouri."""
    is_a_country = found.place is not None and found.place.level == Level.COUNTRY
    return replace(found, place=None, note="") if is_a_country and len(found.matches) > 1 else found


def _beside_borrowers(found: Found, names: Iterable[Bearer]) -> Found:
    """Name the other states in which a city's name is used by somebody else: Fort Bragg is not in California alone."""
    if found.place is None or tier(found.place) == 0:
        return found
    states = {place.parent_id for place in found.matches}
    others = [name.place for name in names if name.borrowed and name.place.parent_id not in states]
    told = gettext("The name is used in %s, too.") % told_apart(others) if others else ""
    return replace(found, note=f"{found.note} {told}".strip())


def _borrowing(found: Found) -> Found:
    """Say that the place was found by a name that is not its own."""
    if found.place is None:
        return replace(found, note=gettext("No government is called so; the name is used in several places."))
    told = gettext("No government is called so: answered for %s, where the name is used.")
    return replace(found, note=told % found.place.in_full())
