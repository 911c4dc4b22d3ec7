"""Load the counties, the places and the ZIP codes."""

from collections import Counter
from collections.abc import Iterable

from tracker.catalog.fold import key
from tracker.catalog.models import UPPER_LEVELS, Jurisdiction, Name, ZipCode
from tracker.catalog.naming import NameCollector
from tracker.catalog.table import DATA, PLACE_FILES, Row, read_table, several
from tracker.catalog.upsert import BATCH, upsert
from tracker.vocabulary import Level


def load() -> None:
    """Bring counties, places, names and ZIP codes in step with the `PLACE_FILES`.

    Raises KeyError where the states that they lie in are not loaded.
    """
    counties, places, zips, reaches, geoids = (read_table(DATA / name) for name in PLACE_FILES)
    states = {state.ocd_id: state for state in Jurisdiction.objects.filter(level__in=UPPER_LEVELS)}
    zip_counts = Counter(row["geoid"] for row in zips)
    stored = upsert(
        [_division(row, Level.COUNTY, states, zip_counts) for row in counties]
        + [_division(row, Level.PLACE, states, zip_counts) for row in places]
    )
    by_geoid = {place.geoid: place for place in (*states.values(), *stored.values()) if place.geoid}
    _lay_in_counties(places, stored, by_geoid)
    _store_zips(zips, by_geoid)
    _store_reaches(reaches, by_geoid)
    _name([*counties, *places], zips, stored, by_geoid)
    _lend_beyond(zips, reaches, by_geoid)
    _name_others(geoids, by_geoid)


def _division(row: Row, level: Level, states: dict[str, Jurisdiction], zip_counts: Counter[str]) -> Jurisdiction:
    state = states["/".join(row["ocd_id"].split("/")[:3])]
    return Jurisdiction(
        ocd_id=row["ocd_id"],
        name=row["name"],
        level=level,
        parent=state,
        time_zone=row["time_zone"] or state.time_zone,
        geoid=row["geoid"],
        kind=row["kind"],
        zip_count=zip_counts[row["geoid"]],
    )


def _lay_in_counties(places: Iterable[Row], stored: dict[str, Jurisdiction], by_geoid: dict[str, Jurisdiction]) -> None:
    lies_in = Jurisdiction.counties.through
    lies_in.objects.filter(from_jurisdiction__level=Level.PLACE).delete()
    pairs = [
        lies_in(from_jurisdiction_id=stored[row["ocd_id"]].pk, to_jurisdiction_id=by_geoid[geoid].pk)
        for row in places
        for geoid in several(row["counties"])
    ]
    lies_in.objects.bulk_create(pairs, batch_size=BATCH)


def _store_zips(zips: Iterable[Row], by_geoid: dict[str, Jurisdiction]) -> None:
    ZipCode.objects.all().delete()
    codes = [ZipCode(code=row["zip"], city=row["city"], jurisdiction_id=by_geoid[row["geoid"]].pk) for row in zips]
    ZipCode.objects.bulk_create(codes, batch_size=BATCH)


def _store_reaches(reaches: Iterable[Row], by_geoid: dict[str, Jurisdiction]) -> None:
    lies_in = ZipCode.counties.through
    pairs = [
        lies_in(zipcode_id=row["zip"], jurisdiction_id=by_geoid[geoid].pk)
        for row in reaches
        for geoid in several(row["counties"])
    ]
    lies_in.objects.bulk_create(pairs, batch_size=BATCH)


def _name(
    divisions: Iterable[Row],
    zips: Iterable[Row],
    stored: dict[str, Jurisdiction],
    by_geoid: dict[str, Jurisdiction],
) -> None:
    """Replace the names of counties and places, and those that their post offices lend to states."""
    Name.objects.exclude(jurisdiction__level__in=UPPER_LEVELS, borrowed=False).delete()
    naming = NameCollector(Name.objects.values_list("text", "jurisdiction_id"))
    for row in divisions:
        place = stored[row["ocd_id"]]
        naming.own(place, [row["name"], *several(row["also"])])
        if place.level == Level.COUNTY:
            naming.county(place)
    _lend(naming, zips, by_geoid)
    naming.store()


def _lend_beyond(zips: Iterable[Row], reaches: Iterable[Row], by_geoid: dict[str, Jurisdiction]) -> None:
    """Lend the name of a post office to the counties of other states that its ZIP code reaches: Fort Campbell's."""
    offices = {row["zip"]: row for row in zips}
    naming = NameCollector(Name.objects.values_list("text", "jurisdiction_id"))
    for row in reaches:
        office = offices[row["zip"]]
        for geoid in several(row["counties"]):
            if geoid[:2] != office["geoid"][:2]:
                naming.borrow(by_geoid[geoid], office["city"])
    naming.store()


def _name_others(geoids: Iterable[Row], by_geoid: dict[str, Jurisdiction]) -> None:
    """Lend places the names of what they answer for, such as Connecticut those of its planning regions."""
    naming = NameCollector(Name.objects.values_list("text", "jurisdiction_id"))
    for row in geoids:
        naming.borrow(by_geoid[row["answers"]], row["name"])
    naming.store()


def _lend(naming: NameCollector, zips: Iterable[Row], by_geoid: dict[str, Jurisdiction]) -> None:
    """Let places borrow the names of their post offices; a lesser name only where no office of the state bears it."""
    offices = {(row["geoid"][:2], key(row["city"])) for row in zips}
    for row in zips:
        place = by_geoid[row["geoid"]]
        naming.borrow(place, row["city"])
        for lesser in several(row["also"]):
            if (row["geoid"][:2], key(lesser)) not in offices:
                naming.borrow(place, lesser)
