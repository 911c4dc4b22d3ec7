"""Upsert: bring stored jurisdictions in step with the given ones, by their OCD ids."""

from collections.abc import Iterable

from tracker.catalog.models import Jurisdiction

BATCH = 5000  # rows a statement; SQLite takes fewer, as its limit of parameters allows
FACTS = ("name", "level", "parent", "time_zone", "iso_3166", "geoid", "kind", "zip_count")


def upsert(places: Iterable[Jurisdiction]) -> dict[str, Jurisdiction]:
    """Store the places, parents before children, and return them by OCD id with the keys that they have or had."""
    stored = Jurisdiction.objects.bulk_create(
        places, batch_size=BATCH, update_conflicts=True, unique_fields=["ocd_id"], update_fields=FACTS
    )
    return {place.ocd_id: place for place in stored}
