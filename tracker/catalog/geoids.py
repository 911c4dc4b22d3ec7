"""GEOIDs of what is no government of its own here: an independent city as a county, a planning region, an island."""

from functools import lru_cache

from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction
from tracker.catalog.table import DATA, read_table


def answering(geoid: str) -> str:
    """Return the GEOID, of those in the gazetteer, that answers for a GEOID: that itself, or another for it."""
    return _others().get(geoid, ("", geoid))[1]


def note_on(geoid: str, place: Jurisdiction) -> str:
    """Return what must be said where the place answers for a GEOID that is not its own, else ""."""
    name, other = _others().get(geoid, ("", geoid))
    if other == geoid or name == place.name:
        return ""
    told = gettext("GEOID %(geoid)s is that of %(name)s: answered for %(place)s.")
    return told % {"geoid": geoid, "name": name, "place": place.in_full()}


@lru_cache(maxsize=1)
def _others() -> dict[str, tuple[str, str]]:
    return {row["geoid"]: (row["name"], row["answers"]) for row in read_table(DATA / "geoids.csv")}
