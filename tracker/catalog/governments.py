"""Load the countries, and the states, district, territories and tribal lands of the United States."""

from collections.abc import Iterable

from tracker.catalog.models import Jurisdiction, Name
from tracker.catalog.naming import Naming
from tracker.catalog.table import DATA, GOVERNMENT_FILES, Row, read_table, several
from tracker.catalog.upsert import upsert
from tracker.vocabulary import Level

LEVELS = (Level.COUNTRY, Level.STATE, Level.DISTRICT, Level.TERRITORY, Level.TRIBAL)


def load() -> None:
    """Bring the governments and their names in step with `countries.csv` and `states.csv`."""
    rows = [row for name in GOVERNMENT_FILES for row in read_table(DATA / name)]
    stored: dict[str, Jurisdiction] = {}
    for depth in sorted({row["ocd_id"].count("/") for row in rows}):
        stored |= upsert(_government(row, stored) for row in rows if row["ocd_id"].count("/") == depth)
    Name.objects.filter(jurisdiction__level__in=LEVELS).delete()
    _name(rows, stored)


def _government(row: Row, stored: dict[str, Jurisdiction]) -> Jurisdiction:
    parent = None if row["level"] == Level.COUNTRY else stored[row["ocd_id"].rpartition("/")[0]]
    facts = {column: row[column] for column in ("ocd_id", "name", "level", "time_zone", "iso_3166", "geoid")}
    return Jurisdiction(**facts, parent=parent)


def _name(rows: Iterable[Row], stored: dict[str, Jurisdiction]) -> None:
    naming = Naming()
    for row in rows:
        naming.own(stored[row["ocd_id"]], [row["name"], *several(row["also"])])
    naming.store()
