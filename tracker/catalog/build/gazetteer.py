"""Build: from the divisions, the time zone database and the ZIP codes to the gazetteer's data files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from zoneinfo import available_timezones

from tracker.catalog.build.countries import countries
from tracker.catalog.build.divisions import Division, divisions
from tracker.catalog.build.zctas import CountyName
from tracker.catalog.build.zips import Atlas, Settled, ZipCode, is_located, position_row, reach_row, settle, zip_row
from tracker.catalog.table import DATA, Row, read_table, write_table

COUNTRY_COLUMNS = ("ocd_id", "name", "level", "time_zone", "iso_3166", "geoid", "also")
DIVISION_COLUMNS = ("ocd_id", "name", "kind", "time_zone", "geoid", "counties", "also")
ZIP_COLUMNS = ("zip", "geoid", "city", "also")
REACH_COLUMNS = ("zip", "counties")
POSITION_COLUMNS = ("zip", "latitude", "longitude")

Zones = Mapping[str, Counter[str]]


def build_gazetteer(
    folder: Path,
    zip_codes: Iterable[ZipCode],
    areas: Mapping[str, Iterable[CountyName]],
    target: Path = DATA,
) -> dict[str, int]:
    """Write countries, counties, places, ZIP codes, their reaches and positions to `target`.

    Returns how many rows each file has.

    `folder` holds the Open Civic Data files, `areas` the counties that each ZIP code reaches into; the states are kept
    by hand, so they are only read. Raises OSError where a file is missing, KeyError where a name needs a fix-up in
    `kept/`.
    """
    nations, states = countries(), read_table(DATA / "states.csv")
    found = divisions(folder)
    atlas = Atlas(found.values(), [*nations, *states])
    settled = settle(atlas, zip_codes, areas)
    zones, state_zones = _zones(settled), {row["ocd_id"]: row["time_zone"] for row in states}
    rows = [_division_row(division, found, zones, state_zones) for division in found.values()]
    tables = {
        "countries.csv": (COUNTRY_COLUMNS, nations),
        "counties.csv": (DIVISION_COLUMNS, [row for row in rows if found[row["ocd_id"]].is_county]),
        "places.csv": (DIVISION_COLUMNS, [row for row in rows if not found[row["ocd_id"]].is_county]),
        "zips.csv": (ZIP_COLUMNS, [zip_row(one, atlas) for one in settled]),
        "zip_reaches.csv": (REACH_COLUMNS, [reach_row(one) for one in settled if one.reaches]),
        "positions.csv": (POSITION_COLUMNS, [position_row(one) for one in settled if is_located(one)]),
    }
    for name, (columns, table) in tables.items():
        write_table(target / name, columns, table)
    return {name: len(table) for name, (_, table) in tables.items()}


def _zones(settled: Iterable[Settled]) -> Zones:
    """Count, for each county and place, in which time zones its ZIP codes lie."""
    known = available_timezones()
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for one in settled:
        if one.zip_code["timezone"] in known:
            for ocd_id in {division.ocd_id for division in (one.county, one.place) if division}:
                zones[ocd_id][one.zip_code["timezone"]] += 1
    return zones


def _division_row(
    division: Division, found: Mapping[str, Division], zones: Zones, state_zones: Mapping[str, str]
) -> Row:
    """Return a division's row; the time zone is left empty where it is the state's."""
    zone = _zone(division, zones, state_zones[division.state])
    return {
        "ocd_id": division.ocd_id,
        "name": division.name,
        "kind": division.kind,
        "time_zone": "" if zone == state_zones[division.state] else zone,
        "geoid": division.geoid,
        "counties": "|".join(sorted(found[county].geoid for county in division.counties)),
        "also": "|".join(division.also),
    }


def _zone(division: Division, zones: Zones, of_the_state: str) -> str:
    """Return the zone where most of the division's ZIP codes lie, else its counties', else its state's."""
    counted = zones.get(division.ocd_id) or sum(
        (zones.get(county, Counter()) for county in division.counties), Counter()
    )
    most = max(counted.values(), default=0)
    likeliest = sorted(zone for zone, count in counted.items() if count == most)
    return of_the_state if not likeliest or of_the_state in likeliest else likeliest[0]
