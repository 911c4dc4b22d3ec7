"""Load the gazetteer and the substances from the project's own files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from tracker.catalog import governments, places
from tracker.catalog.models import Jurisdiction, Loaded, Substance
from tracker.catalog.table import DATA, GOVERNMENT_FILES, PLACE_FILES
from tracker.substances import SUBSTANCES

READERS = ("fold.py", "governments.py", "load.py", "naming.py", "places.py", "table.py", "upsert.py")


def load_catalog() -> int:
    """Bring the tables in step with the data files and return the number of jurisdictions; may run twice.

    A part whose files and readers are those of the last time is left alone. No jurisdiction is ever deleted, and each
    keeps its key: others refer to it.
    """
    with transaction.atomic():
        load_governments()
        load_places()
        return Jurisdiction.objects.count()


def load_governments() -> None:
    """Load the substances, the countries, and the states, territories and tribal lands of the United States."""
    with transaction.atomic():
        for slug, names in SUBSTANCES.items():
            Substance.objects.update_or_create(slug=slug, defaults={"name": names[0]})
        edition = _edition(GOVERNMENT_FILES)
        if _is_new("governments", edition):
            governments.load()
            Loaded.objects.filter(part="governments").update(edition=edition)


def load_places() -> None:
    """Load counties, places and ZIP codes. They lie in states, so `load_governments` comes first."""
    with transaction.atomic():
        edition = _edition((*GOVERNMENT_FILES, *PLACE_FILES))
        if _is_new("places", edition):
            places.load()
            Loaded.objects.filter(part="places").update(edition=edition)


def _edition(names: Iterable[str]) -> str:
    """Hash the data files and the code that reads them: a change of either asks for another load."""
    hashed = hashlib.sha256()
    for path in (*(DATA / name for name in names), *(Path(__file__).parent / reader for reader in READERS)):
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _is_new(part: str, edition: str) -> bool:
    """Tell whether another edition than this was loaded last; whoever else loads the part waits until we are done."""
    Loaded.objects.get_or_create(part=part)
    return Loaded.objects.select_for_update().get(part=part).edition != edition
