"""Places whose names are nearly what was asked: a suggestion, and marked as one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tracker.catalog.alike import SHORTEST, alike, one_slip_away, perhaps_alike, slips_of
from tracker.catalog.fold import key
from tracker.catalog.found import NOTHING, Found, misspelt, tier, told_apart
from tracker.catalog.models import Jurisdiction
from tracker.catalog.names import MOST_SCOPES, ON_THE_WAY, Bearers, bearers, scope_of, spelt, splits, within
from tracker.catalog.read import places_at
from tracker.catalog.spellings import Spellings, spellings
from tracker.catalog.words import Words
from tracker.vocabulary import Level

SURE = 5  # letters, from which on a state or country one slip away is meant: Bali is not Mali


def by_near_name(asked: Words) -> Found:
    """Return the places whose names are one slip away, in long names two, or nothing.

    One is chosen where it is a state or a country, of which all are known, and the name is not too short for that; or
    where it is the only one in the state that was asked for. A name without a state may well be that of a village that
    is not listed: those are suggested. A sentence about a way is no name: `moving to Texas` is not about Covington.
    """
    names = bearers(spelt(asked, MOST_SCOPES))
    scopes, rest = scope_of(asked, names)
    is_in_a_state = bool(scopes) and rest.ends_a_part_of(asked)
    if not is_in_a_state and (states := places_at(alike(asked.text))):
        return misspelt(states, is_sure=len(asked.text) >= SURE)
    if not ON_THE_WAY.isdisjoint(asked.words):
        return NOTHING
    known = spellings()
    if scopes:
        return misspelt(_near_in(known, rest, scopes), is_sure=True)
    if scoped := _in_a_misspelt_state(known, names, asked):
        return misspelt(scoped, is_sure=True)
    own_names = (position for position, (borrowed, *_) in enumerate(known.ranks) if not borrowed)
    near = [*places_at(perhaps_alike(asked.text)), *_nearest(known, asked.text, own_names)]
    return misspelt({place.pk: place for place in near}.values(), is_sure=False)


def beside_alike(found: Found, asked: Words) -> Found:
    """Return what was found, beside the states and countries whose names are one slip away from what was asked.

    A city's own name is answered for, and the others are named. What merely uses a name, as a post office does, and a
    township that no post office is named for, are left to choose from: few who write `Arkansaw` mean that village.
    """
    if not found.matches or any(tier(place) == 0 for place in found.matches):
        return found
    others = places_at(one_slip_away(asked.text))
    if not others:
        return found
    told = gettext("Nearly spelt so: %s.") % told_apart(others)
    if any(key(place.name) == asked.text and tier(place) == 1 for place in found.matches):
        return replace(found, matches=(*found.matches, *others), note=f"{found.note} {told}".strip())
    return replace(found, place=None, matches=(*others, *found.matches), note=told)


def _near_in(known: Spellings, rest: Words, scopes: Sequence[Jurisdiction]) -> list[Jurisdiction]:
    positions = [position for scope in scopes for position in known.of_state.get(scope.ocd_id, ())]
    for text in (rest.text, *(ending.text for ending in rest.endings())):
        if near := _nearest(known, text, positions):
            return near
    return []


def _in_a_misspelt_state(known: Spellings, names: Bearers, asked: Words) -> list[Jurisdiction]:
    """Return what the words name, exactly or nearly, in the state that they nearly end with: `Alton, Ilinois`.

    Of another country that is the country itself: nothing smaller is listed there.
    """
    for rest, tail in splits(asked):
        scopes = places_at(alike(tail)) if len(tail) >= SURE else []
        if scopes and (found := within(scopes, rest, names)).matches:
            return [found.place] if found.place else list(found.matches)
        if near := _near_in(known, rest, scopes):
            return near
        if rest.ends_a_part_of(asked) and {scope.level for scope in scopes} == {Level.COUNTRY}:
            return scopes
    return []


def _nearest(known: Spellings, text: str, positions: Iterable[int]) -> list[Jurisdiction]:
    """Return what bears the spellings that are nearest to the text, if any is near enough."""
    if len(text) < SHORTEST:
        return []
    choices = {position: known.texts[position] for position in positions}
    near = extract(text, choices, scorer=OSA.distance, score_cutoff=slips_of(text), limit=None)
    least = min((distance for _, distance, _ in near), default=0)
    return places_at({known.ids[position] for _, distance, position in near if distance == least})
