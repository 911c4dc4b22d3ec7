"""Suggest: what a name that somebody has begun to type can become."""

from collections.abc import Iterable
from heapq import nsmallest

from tracker.catalog.alike import alike, beginning_alike
from tracker.catalog.fold import key
from tracker.catalog.models import Jurisdiction
from tracker.catalog.read import places_at, read_counties
from tracker.catalog.spellings import Spellings, spellings, state_of

ROOM_FOR_TWINS = 4  # one place may have several names that start alike


def suggest(text: str, limit: int) -> list[Jurisdiction]:
    """Return at most `limit` places whose own names start so, states and countries first, then the bigger ones.

    Where room is left, states and countries follow that are nearly spelt so, or begin nearly so. What stands after a
    comma is the beginning of a state: `Springfield, I` is in Illinois, Indiana, Iowa or Idaho.
    """
    name, _, state = text.partition(",")
    known = spellings()
    if not key(name):
        return []
    positions: Iterable[int] = [at for at in known.starting(key(name)) if not known.ranks[at][0]]
    if key(state):
        states = _states(known, key(state))
        positions = (at for at in positions if state_of(known.ids[at]) in states)
    best = nsmallest(limit * ROOM_FOR_TWINS, positions, key=lambda at: known.ranks[at])
    meant = [] if key(state) else [*alike(key(name)), *beginning_alike(key(name))]
    return _places(list(dict.fromkeys([*(known.ids[at] for at in best), *meant]))[:limit])


def _states(known: Spellings, beginning: str) -> set[str]:
    """Return the ids of the states whose name or postal code starts so."""
    named = {known.ids[at] for at in known.starting(beginning)}
    return {state for state in known.of_state if state in named or state.rpartition(":")[2].startswith(beginning)}


def _places(ids: list[str]) -> list[Jurisdiction]:
    places = places_at(ids)
    read_counties(places)
    return sorted(places, key=lambda place: ids.index(place.ocd_id))
