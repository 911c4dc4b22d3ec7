"""Which city or county each ZIP code answers for, from the `zipcodes` package."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.catalog.build.divisions import Division
from tracker.catalog.build.kept import kept
from tracker.catalog.build.zctas import CountyName
from tracker.catalog.fold import key
from tracker.catalog.table import Row

MILITARY = frozenset({"AA", "AE", "AP"})
MILITARY_CITIES = frozenset({"Apo", "Dpo", "Fpo"})

ZipCode = dict[str, Any]


class Atlas:
    """Where names and counties lie: what a ZIP code's words are looked up in."""

    def __init__(self, divisions: Iterable[Division], governments: Iterable[Row]) -> None:
        """Take the divisions, and the governments that have a GEOID: states, territories, free associates."""
        self.states = {row["iso_3166"].removeprefix("US-"): row for row in governments if row["geoid"]}
        codes = {row["ocd_id"]: code for code, row in self.states.items()}
        self.counties: dict[tuple[str, str], Division] = {}
        self.places: dict[tuple[str, str], list[Division]] = defaultdict(list)
        self.city_around: dict[str, Division] = {}
        by_geoid: dict[str, Division] = {}
        for division in divisions:
            state = codes[division.state]
            by_geoid[division.geoid] = division
            self.city_around.update(dict.fromkeys(division.holds, division))
            for name in {key(name) for name in (division.name, *division.also)}:
                if not division.is_county:
                    self.places[state, name].append(division)
            self._learn_county(state, division)
        for fix in kept("zip_counties.csv"):
            self.counties[fix["state"], key(fix["county"])] = by_geoid[fix["geoid"]]

    def _learn_county(self, state: str, division: Division) -> None:
        if division.is_county:
            for name in (division.name, division.name.removesuffix(" Municipio"), *division.also):
                self.counties.setdefault((state, key(name)), division)
        elif division.has_no_county:
            self.counties[state, key(f"{division.name} city")] = division

    def county_of(self, zip_code: ZipCode) -> Division | None:
        """Return the county, or the independent city, that the ZIP code lies in for the most part.

        Raises KeyError where it names one that nobody knows: that wants a row in `kept/zip_counties.csv`.
        """
        if not zip_code["county"] or zip_code["state"] == "DC":
            return None
        return self.counties[zip_code["state"], key(zip_code["county"])]

    def geoid_of(self, county: CountyName) -> str:
        """Return the GEOID of a county that the Census Bureau names; the District of Columbia is its own.

        Raises KeyError where nobody knows it: that wants a row in `kept/zip_counties.csv`.
        """
        state, name = county
        if key(name) == key(self.states[state]["name"]):
            return self.states[state]["geoid"]
        return self.counties[state, key(name)].geoid

    def place_of(self, zip_code: ZipCode, county: Division | None) -> Division | None:
        """Return the one place that the ZIP code's city is, if there is one where the county allows it.

        A city goes before a township of its name: a city's GEOID is the shorter one.
        """
        if county is not None and county.ocd_id in self.city_around:
            return self.city_around[county.ocd_id]
        named = self.places.get((zip_code["state"], key(zip_code["city"])), [])
        may_be = [place for place in named if _may_lie_in(place, county)]
        shortest = min((len(place.geoid) for place in may_be), default=0)
        cities = [place for place in may_be if len(place.geoid) == shortest]
        return cities[0] if len(cities) == 1 else None


def _may_lie_in(place: Division, county: Division | None) -> bool:
    """Tell whether the place can be meant: many an address says Alexandria and lies in Fairfax County, outside it."""
    if county is None or place is county:
        return True
    if place.has_no_county:
        return False
    return not place.counties_are_sure or county.ocd_id in place.counties


@dataclass(frozen=True, kw_only=True)
class Settled:
    """One ZIP code, the county that it lies in and the place that it answers for, where there is one.

    `reaches` are the GEOIDs of the counties that it lies in where they are several.
    """

    zip_code: ZipCode
    county: Division | None
    place: Division | None
    reaches: frozenset[str]


def settle(atlas: Atlas, zip_codes: Iterable[ZipCode], areas: Mapping[str, Iterable[CountyName]]) -> list[Settled]:
    """Return what each civil ZIP code answers for, and add to each place the counties that its ZIP codes lie in.

    `areas` are the counties that a ZIP code reaches into, by its five digits.
    """
    settled = []
    for zip_code in zip_codes:
        if zip_code["state"] not in MILITARY and zip_code["city"] not in MILITARY_CITIES:
            county = atlas.county_of(zip_code)
            place, area = atlas.place_of(zip_code, county), areas.get(zip_code["zip_code"], ())
            reaches = _reaches(atlas, county, area)
            settled.append(Settled(zip_code=zip_code, county=county, place=place, reaches=reaches))
    for one in settled:  # only now: while places are looked for, a place's counties are those that are sure
        if one.place and one.county and one.county.is_county and not one.place.counties_are_sure:
            one.place.counties.add(one.county.ocd_id)
    return settled


def _reaches(atlas: Atlas, county: Division | None, area: Iterable[CountyName]) -> frozenset[str]:
    geoids = {atlas.geoid_of(name) for name in area} | ({county.geoid} if county else set())
    return frozenset(geoids if len(geoids) > 1 else ())


def zip_row(one: Settled, atlas: Atlas) -> Row:
    """Return a ZIP code's row: the GEOID is its city's, else its county's, else its state's."""
    answer = one.place or one.county
    return {
        "zip": one.zip_code["zip_code"],
        "geoid": answer.geoid if answer else atlas.states[one.zip_code["state"]]["geoid"],
        "city": one.zip_code["city"],
        "also": "|".join(one.zip_code["acceptable_cities"]),
    }


def reach_row(one: Settled) -> Row:
    """Return the GEOIDs of the counties that a ZIP code lies in, of one that lies in several."""
    return {"zip": one.zip_code["zip_code"], "counties": "|".join(sorted(one.reaches))}


def is_located(one: Settled) -> bool:
    """Tell whether the ZIP code has a position: where it has none, the package has nothing or a zero."""
    return bool(float(one.zip_code["lat"] or 0) and float(one.zip_code["long"] or 0))


def position_row(one: Settled) -> Row:
    """Return where a ZIP code's post lies, to a hundredth of a degree: about a kilometre."""
    latitude, longitude = (f"{float(one.zip_code[name]):.2f}" for name in ("lat", "long"))
    return {"zip": one.zip_code["zip_code"], "latitude": latitude, "longitude": longitude}
