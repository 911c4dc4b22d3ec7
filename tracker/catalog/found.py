"""What a search comes to: one place, or several that the words can mean, and what must be said about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from tracker.catalog.models import UNITED_STATES, UPPER_LEVELS, Jurisdiction
from tracker.catalog.read import read_counties
from tracker.vocabulary import Level

TOWNSHIP = 2  # the tier of what is part of a county
WASHINGTON = f"{UNITED_STATES}/state:wa"
SHOWN = 3  # namesakes that a note names before it counts the rest


@dataclass(frozen=True, kw_only=True)
class Found:
    """The place that the words mean, if it is one; all that they can mean, likeliest first; and a note for the reader.

    Where `place` is None and `matches` are not empty, somebody has to choose. `misspelt` says that nothing is spelt as
    the words are: what was found is only near. `reaches` are the other counties that a ZIP code lies in, where the law
    may be another than in the place that it answers for; of a tribe they are the states in which it has land.
    """

    place: Jurisdiction | None
    matches: tuple[Jurisdiction, ...]
    note: str
    misspelt: bool
    reaches: tuple[Jurisdiction, ...] = ()

    @property
    def sides(self) -> tuple[Jurisdiction, ...]:
        """The places that somebody may be in who asked so. On the land of a tribe no state around it is one."""
        if self.place is None:
            return ()
        return (self.place,) if self.place.level == Level.TRIBAL else (self.place, *self.reaches)


NOTHING = Found(place=None, matches=(), note="", misspelt=False)


def answer(place: Jurisdiction, note: str) -> Found:
    """Return a search that came to one place."""
    return Found(place=place, matches=(place,), note=note, misspelt=False)


def settle(places: Iterable[Jurisdiction]) -> Found:
    """Return what a name that all the places bear comes to, and say who else bears it.

    A country or state goes before what is smaller, and a city before a township of its own state, or of any state where
    no post office is named for the township. Where two are left, none is chosen.
    """
    matches = tuple(sorted(places, key=rank))
    read_counties(matches)
    decisive = _decisive(matches)
    if len(decisive) != 1:
        return Found(place=None, matches=matches, note="", misspelt=False)
    others = [place for place in matches if place != decisive[0]]
    told = also_called_so(others)
    if others and decisive[0].ocd_id == WASHINGTON:
        told = f"{gettext('This is the state. For the capital of the United States ask for Washington, D.C.')} {told}"
    return Found(place=decisive[0], matches=(decisive[0], *others), note=told, misspelt=False)


def misspelt(places: Iterable[Jurisdiction], *, is_sure: bool) -> Found:
    """Return what is only spelt nearly so: answered for where that is sure and one place, and otherwise suggested."""
    found = settle(places)
    if not found.matches:
        return NOTHING
    place = found.place if is_sure else None
    told = gettext("Nothing is spelt so. Read as %s.") if place else gettext("Nothing is spelt so. Perhaps %s?")
    return replace(found, place=place, note=told % told_apart([place] if place else found.matches), misspelt=True)


def told_apart(places: Sequence[Jurisdiction]) -> str:
    """Return the names of the first of the places, with what kind of government it is where two have the same name."""
    shown = list(places[:SHOWN])
    names = [place.in_full() for place in shown]
    kinds = [f" ({place.get_level_display()})" if names.count(place.in_full()) > 1 else "" for place in shown]
    return "; ".join(f"{name}{kind}" for name, kind in zip(names, kinds, strict=True))


def also_called_so(others: list[Jurisdiction]) -> str:
    """Return a sentence that names some of the others, or "" where there are none."""
    if not others:
        return ""
    names = told_apart(others)
    if len(others) <= SHOWN:
        return gettext("Of the same name: %s.") % names
    return gettext("Of the same name: %(names)s; and %(count)d more.") % {"names": names, "count": len(others) - SHOWN}


def rank(place: Jurisdiction) -> tuple[int, bool, int, str]:
    """Return what places are sorted by: states and countries first, the United States' before others, then by size."""
    return tier(place), not place.ocd_id.startswith(UNITED_STATES), -place.zip_count, place.ocd_id


def tier(place: Jurisdiction) -> int:
    """Return 0 for a country, state, district or territory, 1 for a tribe, county or city, 2 for part of a county."""
    if place.level in UPPER_LEVELS and place.level != Level.TRIBAL:
        return 0
    return TOWNSHIP if place.nests_in_county else 1


def _decisive(matches: Sequence[Jurisdiction]) -> list[Jurisdiction]:
    states, cities, townships = ([place for place in matches if tier(place) == level] for level in range(3))
    if states or not cities:
        return states or townships
    with_a_city = {city.parent_id for city in cities}
    return cities + [place for place in townships if place.zip_count and place.parent_id not in with_a_city]
