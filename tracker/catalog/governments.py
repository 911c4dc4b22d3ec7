"""Load the countries, and the states, district, territories and tribal lands of the United States."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.catalog.models import UPPER_LEVELS, Jurisdiction, Name
from tracker.catalog.naming import NameCollector
from tracker.catalog.table import DATA, GOVERNMENT_FILES, Row, read_table, several
from tracker.catalog.upsert import BATCH, upsert
from tracker.vocabulary import Level

Tribe = tuple[Jurisdiction, Row, Sequence[Jurisdiction]]
"""A tribe, its row, and the states in which it has land, where they are several."""


def load() -> None:
    """Bring the governments and their names in step with the `GOVERNMENT_FILES`."""
    rows = [row for name in GOVERNMENT_FILES for row in read_table(DATA / name)]
    stored: dict[str, Jurisdiction] = {}
    for depth in sorted({row["ocd_id"].count("/") for row in rows}):
        stored |= upsert(_government(row, stored) for row in rows if row["ocd_id"].count("/") == depth)
    states = {state.iso_3166: state for state in stored.values() if state.iso_3166}
    tribes = [(stored[row["ocd_id"]], row, _states_of(row, states)) for row in rows if row["level"] == Level.TRIBAL]
    _lay_in_states((tribe, around) for tribe, _, around in tribes)
    Name.objects.filter(jurisdiction__level__in=UPPER_LEVELS).delete()
    _name(rows, stored, tribes)


def _government(row: Row, stored: dict[str, Jurisdiction]) -> Jurisdiction:
    parent = None if row["level"] == Level.COUNTRY else stored[row["ocd_id"].rpartition("/")[0]]
    facts = {column: row[column] for column in ("ocd_id", "name", "level", "time_zone", "iso_3166", "geoid")}
    return Jurisdiction(**facts, parent=parent)


def _states_of(row: Row, states: Mapping[str, Jurisdiction]) -> list[Jurisdiction]:
    """Return the states in which a tribe has land, where they are several; else its parent is the one."""
    return [states[f"US-{code}"] for code in several(row["states"])]


def _lay_in_states(tribes: Iterable[tuple[Jurisdiction, Sequence[Jurisdiction]]]) -> None:
    lies_in = Jurisdiction.counties.through
    lies_in.objects.filter(from_jurisdiction__level=Level.TRIBAL).delete()
    pairs = [
        lies_in(from_jurisdiction_id=tribe.pk, to_jurisdiction_id=state.pk)
        for tribe, around in tribes
        for state in around
    ]
    lies_in.objects.bulk_create(pairs, batch_size=BATCH)


def _name(rows: Iterable[Row], stored: dict[str, Jurisdiction], tribes: Iterable[Tribe]) -> None:
    """Store the names; those of a tribe of several states also with each of these behind: `Navajo Nation, AZ`."""
    naming = NameCollector()
    for row in rows:
        naming.own(stored[row["ocd_id"]], _names_of(row))
    for tribe, row, around in tribes:
        ends = [end for state in around for end in (state.name, state.iso_3166.removeprefix("US-"))]
        naming.own(tribe, [f"{name} {end}" for name in _names_of(row) for end in ends])
    naming.store()


def _names_of(row: Row) -> list[str]:
    return [row["name"], *several(row["also"])]
