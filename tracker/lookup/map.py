"""The map: every state or every country with its label for one substance, and the local bans inside."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.outlines import Outline, outlines
from tracker.lookup.asked import BadQuestion
from tracker.lookup.claims import BANS
from tracker.lookup.words import LABELS
from tracker.record.labels import labels
from tracker.record.models import Rule
from tracker.vocabulary import BELOW_A_STATE, STATE_LEVELS, Label, Level

MAPS = {"us": (975, 610), "world": (960, 379)}  # width and height of the drawings
TOO_SMALL_FOR_LETTERS = frozenset({"CT", "DC", "DE", "HI", "MA", "MD", "NH", "NJ", "RI", "VT"})


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place on the map: its label, what it is called there, and how many places inside forbid what it does not.

    `outline` is None where the map has none: the territories, and the smallest countries.
    """

    place: Jurisdiction
    label: Label
    words: str
    letters: str
    local_bans: int
    outline: Outline | None


def areas(of: str, substance: Substance, on: date | None, known: datetime) -> list[Area]:
    """Return the areas of the map `us` or `world` by name; a country only where something is known or drawn.

    Raises:
        BadQuestion: there is no such map.
    """
    if of not in MAPS:
        raise BadQuestion(gettext("There is no such map: choose one of %s.") % ", ".join(MAPS))
    levels = STATE_LEVELS if of == "us" else (Level.COUNTRY,)
    places = list(Jurisdiction.objects.filter(level__in=levels))
    inside = _local_law(substance, known) if of == "us" else []
    found = labels([*places, *inside], [substance], on, known)
    label_of = {place.pk: found[place.pk, substance.slug].answer.label for place in (*places, *inside)}
    bans = Counter(one.parent_id for one in inside if label_of[one.pk] in BANS)
    drawn = {one.ocd_id: one for one in outlines(of)}
    return [
        Area(
            place=place,
            label=label_of[place.pk],
            words=LABELS[label_of[place.pk]],
            letters=_letters(place),
            local_bans=0 if label_of[place.pk] in BANS else bans[place.pk],
            outline=drawn.get(place.ocd_id),
        )
        for place in places
        if of == "us" or place.ocd_id in drawn or label_of[place.pk] is not Label.UNKNOWN
    ]


def _local_law(substance: Substance, known: datetime) -> list[Jurisdiction]:
    """Return the places below the states that have rules of their own on the substance."""
    own = Rule.objects.held(known).filter(substance=substance).values("jurisdiction")
    return list(Jurisdiction.objects.filter(pk__in=own, level__in=BELOW_A_STATE))


def _letters(place: Jurisdiction) -> str:
    country, _, letters = place.iso_3166.partition("-")
    return letters if country == "US" and letters not in TOO_SMALL_FOR_LETTERS else ""


def legend(shown: Iterable[Area]) -> list[tuple[Label, str, int]]:
    """Return each label, its words and how many areas have it, the strictest first."""
    counted = Counter(area.label for area in shown)
    return [(label, LABELS[label], counted[label]) for label in Label]
