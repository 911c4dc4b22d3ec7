"""Places whose names are nearly what was asked: a suggestion, and marked as one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tracker.catalog.found import NOTHING, SHOWN, Found, settle
from tracker.catalog.models import Jurisdiction
from tracker.catalog.names import MOST_SCOPES, Bearers, bearers, scope_of, spelt, splits, within
from tracker.catalog.spellings import Spellings, spellings
from tracker.catalog.words import Words

SHORTEST = 4  # letters; below, everything is near to everything
SURE = 5  # letters, from which on a state or country one slip away is meant: Bali is not Mali
TWO_SLIPS = 8  # letters, from which on two slips are forgiven instead of one
STATE_WORDS = 4


def by_near_name(asked: Words) -> Found:
    """Return the places whose names are one slip away, in long names two, or nothing.

    One is chosen where it is a state or a country, of which all are known, and the name is not too short for that; or
    where it is the only one in the state that was asked for. A name without a state may well be that of a village that
    is not listed: those are suggested.
    """
    known, names = spellings(), bearers(spelt(asked, MOST_SCOPES))
    scopes, rest = scope_of(asked, names)
    if scopes:
        return _marked(_near_in(known, rest, scopes), is_sure=True)
    states = _nearest(known, asked.text, _states(known))
    if states:
        return _marked(states, is_sure=len(asked.text) >= SURE)
    scoped = _in_a_misspelt_state(known, names, asked)
    if scoped:
        return _marked(scoped, is_sure=True)
    own_names = (position for position, (borrowed, *_) in enumerate(known.ranks) if not borrowed)
    return _marked(_nearest(known, asked.text, own_names), is_sure=False)


def _near_in(known: Spellings, rest: Words, scopes: Sequence[Jurisdiction]) -> list[Jurisdiction]:
    positions = [position for scope in scopes for position in known.of_state.get(scope.ocd_id, ())]
    for text in (rest.text, *(ending.text for ending in rest.endings())):
        if near := _nearest(known, text, positions):
            return near
    return []


def _in_a_misspelt_state(known: Spellings, names: Bearers, asked: Words) -> list[Jurisdiction]:
    """Return what the words name in the state that they nearly end with: `Alton, Ilinois`."""
    for rest, tail in islice(splits(asked), STATE_WORDS):
        scopes = _nearest(known, tail, _states(known))
        if scopes and (found := within(scopes, rest, names)).matches:
            return [found.place] if found.place else list(found.matches)
    return []


def _states(known: Spellings) -> list[int]:
    return [position for position, (borrowed, level, *_) in enumerate(known.ranks) if level == 0 and not borrowed]


def _nearest(known: Spellings, text: str, positions: Iterable[int]) -> list[Jurisdiction]:
    """Return what bears the spellings that are nearest to the text, if any is near enough."""
    if len(text) < SHORTEST:
        return []
    choices = {position: known.texts[position] for position in positions}
    slips = 1 if len(text) < TWO_SLIPS else 2
    near = extract(text, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
    least = min((distance for _, distance, _ in near), default=0)
    ids = {known.ids[position] for _, distance, position in near if distance == least}
    return list(Jurisdiction.objects.select_related("parent").filter(ocd_id__in=ids)) if ids else []


def _marked(places: Sequence[Jurisdiction], *, is_sure: bool) -> Found:
    if not places:
        return NOTHING
    found = settle(places)
    place = found.place if is_sure else None
    names = "; ".join(one.in_full() for one in ([place] if place else found.matches[:SHOWN]))
    told = gettext("Nothing is spelt so. Read as %s.") if place else gettext("Nothing is spelt so. Perhaps %s?")
    return replace(found, place=place, note=told % names, misspelt=True)
