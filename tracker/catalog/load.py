"""Load the gazetteer and the substances from the project's own data file and vocabulary."""

import csv
from pathlib import Path

from django.db import transaction

from tracker.catalog.models import Jurisdiction, Substance
from tracker.vocabulary import SUBSTANCES

JURISDICTIONS = Path(__file__).parent / "data" / "jurisdictions.csv"


def load_catalog() -> int:
    """Bring the tables in step with the data file and return the number of jurisdictions; may run twice.

    The file is sorted by OCD id, so a parent comes before its children. A state's time zone is its capital's, also
    where the state lies in two: a day of its law begins at midnight there.
    """
    with transaction.atomic():
        for slug, names in SUBSTANCES.items():
            Substance.objects.update_or_create(slug=slug, defaults={"name": names[0]})
        ids: dict[str, int] = {}
        with JURISDICTIONS.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                ocd_id = row.pop("ocd_id")
                parent = ids.get(ocd_id.rpartition("/")[0])
                place, _ = Jurisdiction.objects.update_or_create(ocd_id=ocd_id, defaults={**row, "parent_id": parent})
                ids[ocd_id] = place.pk
        return len(ids)
