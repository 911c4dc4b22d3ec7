"""The countries: codes, names and zones from the time zone database, put right by `kept/countries.csv`."""

from importlib.resources import files

from tracker.catalog.build.kept import kept
from tracker.catalog.table import Row

UNITED_STATES_ELSEWHERE = frozenset({"AS", "GU", "MP", "PR", "VI", "UM"})
"""What ISO 3166-1 lists beside the United States, though its law applies there: territories are among the states."""


def countries() -> list[Row]:
    """Return a row for every ISO 3166-1 country where somebody lives: one without a time zone has nobody.

    A country's zone is its capital's. Raises KeyError where a fix-up is of a country that is not there.
    """
    zones: dict[str, str] = {}
    for code, _, zone in _lines("zone.tab"):
        zones.setdefault(code, zone)
    names = {code: name for code, name in _lines("iso3166.tab") if code not in UNITED_STATES_ELSEWHERE}
    rows = {code: _country(code, name, zones[code]) for code, name in names.items() if code in zones}
    for fix in kept("countries.csv"):
        row = rows[fix.pop("code")]
        row.update({column: value for column, value in fix.items() if value})
    return list(rows.values())


def _lines(name: str) -> list[list[str]]:
    text = (files("tzdata.zoneinfo") / name).read_text(encoding="utf-8")
    return [line.split("\t")[:3] for line in text.splitlines() if line and not line.startswith("#")]


def _country(code: str, name: str, time_zone: str) -> Row:
    return {
        "ocd_id": f"ocd-division/country:{code.lower()}",
        "name": name,
        "level": "country",
        "time_zone": time_zone,
        "iso_3166": code,
        "geoid": "",
        "also": "",
    }
