"""GeoJSON (RFC 7946): the places that something is known of, each with its labels today and its shape on the globe."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.shapes import shapes
from tracker.lookup.claims import BANS
from tracker.lookup.queries import places_of_note
from tracker.record.labels import Dated, labels

LABELS = "labels"  # the name of the file
PROPERTIES: Mapping[str, str] = {
    "name": "what the place is called",
    "level": "country, state, district, territory, tribal, county or place",
    "parent": "the id of the government above, or null",
    "iso_3166": "ISO 3166 code, or empty",
    "geoid": "GEOID of the US Census Bureau, or empty",
    "on": "the day that the labels are of: today in the place",
}
Labels = Mapping[tuple[int, str], Dated]


def properties_of(substances: Iterable[Substance]) -> dict[str, str]:
    """Return the properties of a feature with what they mean: two of them for each substance."""
    told = {}
    for one in substances:
        told[one.slug] = f"the label for {one.name}: prohibited, sale_prohibited, … or unknown, which is not a yes"
        told[f"{one.slug}_local_bans"] = f"how many places inside forbid {one.name} where this one does not"
    return {**PROPERTIES, **told}


def features(substances: Iterable[Substance], known: datetime) -> Iterator[dict[str, Any]]:
    """Yield a feature for each state, each country, and each place below them that has rules of its own.

    Where a place has no shape on record its geometry is null.
    """
    chosen = list(substances)
    places = list(places_of_note(known).select_related("parent"))
    found = labels(places, chosen, None, known)
    bans = Counter((place.parent_id, one.slug) for place in places for one in chosen if _is_ban(found, place, one))
    for place in places:
        told = [pair for one in chosen for pair in _label_of(place, one, found, bans)]
        yield {
            "type": "Feature",
            "id": place.ocd_id,
            "geometry": shapes().get(place.ocd_id),
            "properties": {**_known_of(place), "on": place.local_day(known).isoformat(), **dict(told)},
        }


def _known_of(place: Jurisdiction) -> dict[str, str | None]:
    return {
        "name": place.name,
        "level": place.level,
        "parent": place.parent.ocd_id if place.parent else None,
        "iso_3166": place.iso_3166,
        "geoid": place.geoid,
    }


def _label_of(
    place: Jurisdiction, substance: Substance, found: Labels, bans: Mapping[tuple[int | None, str], int]
) -> Iterator[tuple[str, str | int]]:
    yield substance.slug, found[place.pk, substance.slug].answer.label.value
    inside = 0 if _is_ban(found, place, substance) else bans[place.pk, substance.slug]
    yield f"{substance.slug}_local_bans", inside


def _is_ban(found: Labels, place: Jurisdiction, substance: Substance) -> bool:
    return found[place.pk, substance.slug].answer.label in BANS
