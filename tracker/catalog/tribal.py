"""Tribes: where the land of one lies, and what must be said of its law, also where nobody here knows the tribe."""

import re
from dataclasses import replace

from django.utils.translation import gettext

from tracker.catalog.found import NOTHING, Found
from tracker.catalog.models import Jurisdiction
from tracker.vocabulary import Level

OF_A_TRIBE = re.compile(
    r"\b(?:nation|tribes?|tribal|reservation|rancheria|indians|indian (?:land|country)|(?:band|pueblo) of)\b",
    re.IGNORECASE,
)


def tribal(found: Found) -> Found:
    """Return the search with what a reader must know where it came to a tribe; another as it is."""
    tribe = found.place
    if tribe is None or tribe.level != Level.TRIBAL:
        return found
    states = _states_around(tribe)
    told = gettext("On tribal land the tribe’s own law counts. It may differ from that of %s, where the land lies.")
    names = "; ".join(state.name for state in states)
    return replace(found, reaches=states, note=" ".join(filter(None, (found.note, told % names))))


def on_tribal_land(found: Found, text: str) -> Found:
    """Return the search that came to a place; where words of a tribe were passed over, say that its law may count."""
    if not OF_A_TRIBE.search(text):
        return found
    told = gettext("If it lies on tribal land, the tribe’s own law counts there, and may differ: ask for the tribe.")
    return replace(found, note=f"{found.note} {told}".strip())


def unless_a_tribe(found: Found, text: str) -> Found:
    """Return the search; where only words near to those of a tribe were found, say that nobody here knows the tribe."""
    if not OF_A_TRIBE.search(text) or (found.matches and not found.misspelt):
        return found
    told = gettext(
        "No tribe or tribal land that is called so is on our list, and no law of it is on record here. A tribe’s own "
        "law counts on its land, and may differ from that of the state around it: ask the tribe itself."
    )
    return replace(NOTHING, note=told)


def _states_around(tribe: Jurisdiction) -> tuple[Jurisdiction, ...]:
    """Return the states in which the tribe has land: its parent, or several."""
    if tribe.parent and tribe.parent.level != Level.COUNTRY:
        return (tribe.parent,)
    return tuple(tribe.counties.select_related("parent").order_by("name"))
