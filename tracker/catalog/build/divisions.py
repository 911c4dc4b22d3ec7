"""The counties and places of the United States, from the Open Civic Data divisions and their aliases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tracker.catalog.build.kept import kept
from tracker.catalog.table import read_table

COUNTY_DIGITS = 5
KINDS = (
    "city and borough",
    "city",
    "town",
    "village",
    "borough",
    "township",
    "plantation",
    "municipality",
    "corporation",
)
CENSUS_NAME = re.compile(rf"(?P<name>.+?)(?: \((?P<common>.+)\))? (?P<kind>{'|'.join(KINDS)})")
COUNTIES_IN_ID = re.compile(r"_~(?P<counties>.+)_count(?:y|ies)~$")
NO_COUNTY = "not a county"
NOT_THE_NAME = "Census is likely wrong"


@dataclass(kw_only=True)
class Division:
    """One county or place. `counties` and `holds` are ids: those it lies in, and those that lie within it alone.

    While `counties_are_sure` is false, more of them may come from the ZIP codes.
    """

    ocd_id: str
    name: str
    kind: str
    geoid: str
    also: list[str] = field(default_factory=list)
    counties: set[str] = field(default_factory=set)
    holds: set[str] = field(default_factory=set)
    has_no_county: bool = False
    counties_are_sure: bool = False

    @property
    def is_county(self) -> bool:
        """Whether this is a county or its equal: their GEOIDs have five digits."""
        return len(self.geoid) == COUNTY_DIGITS

    @property
    def state(self) -> str:
        """The id of the state or territory that it lies in."""
        return "/".join(self.ocd_id.split("/")[:3])


def divisions(folder: Path) -> dict[str, Division]:
    """Return the counties and places by id, from `us_census_places.csv` and `us_aliases.csv` in the folder.

    Raises OSError where a file is missing, KeyError where a fix-up is of a division that is not there.
    """
    rows = read_table(folder / "us_census_places.csv")
    found = {row["id"]: _division(row["id"], row["name"], row["census_geoid"]) for row in rows}
    for fix in kept("names.csv"):
        division = found[fix["ocd_id"]]
        division.name, division.kind, division.also = fix["name"], fix["kind"], fix["also"].split("|")
    _lay_in_counties(found)
    for row in read_table(folder / "us_aliases.csv"):
        _learn(found, row["id"], row["sameAs"], row["sameAsNote"])
    return found


def _division(ocd_id: str, census_name: str, census_geoid: str) -> Division:
    """Take a Census name apart: `Raymer (New Raymer) town` is called New Raymer, also Raymer, and is a town."""
    geoid = census_geoid.removeprefix("place-")
    parts = None if len(geoid) == COUNTY_DIGITS else CENSUS_NAME.fullmatch(census_name)
    if parts is None:
        return Division(ocd_id=ocd_id, name=census_name, kind="", geoid=geoid)
    name, common, kind = parts.group("name", "common", "kind")
    return Division(ocd_id=ocd_id, name=common or name, kind=kind, geoid=geoid, also=[name] if common else [])


def _lay_in_counties(found: dict[str, Division]) -> None:
    """Read off each id and GEOID which counties a place lies in: a county subdivision's GEOID begins with one's."""
    counties = {division.geoid: division.ocd_id for division in found.values() if division.is_county}
    for division in found.values():
        if len(division.geoid) > 7:
            division.counties.add(counties[division.geoid[:COUNTY_DIGITS]])
        division.counties.update(name for name in _counties_in_id(division) if name in found)
        division.counties_are_sure = bool(division.counties)


def _counties_in_id(division: Division) -> Iterator[str]:
    """Yield the ids of the counties that an id names to tell two places of one name apart."""
    if match := COUNTIES_IN_ID.search(division.ocd_id):
        for county in match["counties"].split("~"):
            yield f"{division.state}/county:{county}"


def _learn(found: dict[str, Division], alias: str, ocd_id: str, note: str) -> None:
    """Take from one alias a name, a consolidated government, or that a city lies in no county."""
    division, other = found.get(ocd_id), found.get(alias)
    if division is None:
        return
    if alias.startswith(f"{division.state}/place:") and "/county:" in alias:  # New York's five boroughs
        _put_within(division, found[alias.rpartition("/")[0]])
    elif other is not None:
        _put_within(division, other)
    elif note.endswith(NO_COUNTY) or "independent city" in note:
        division.has_no_county = True
    elif "/place:" in alias:
        _name(division, alias, is_the_name=note.startswith(NOT_THE_NAME))


def _put_within(county: Division, place: Division) -> None:
    place.counties.add(county.ocd_id)
    place.holds.add(county.ocd_id)
    place.counties_are_sure = True


def _name(division: Division, alias: str, *, is_the_name: bool) -> None:
    name = alias.rpartition(":")[2].replace("~", ".").replace("_", " ").title()
    if is_the_name and name != division.name:
        division.name, name = name, division.name
    if name not in (division.name, *division.also):
        division.also.append(name)
