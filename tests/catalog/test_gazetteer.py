"""What the gazetteer holds, and that loading it again changes nothing that others refer to."""

import csv
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.build.countries import countries
from tracker.catalog.build.gazetteer import build_gazetteer
from tracker.catalog.load import load_catalog, load_places
from tracker.catalog.models import Jurisdiction, Loaded, Name, ZipCode
from tracker.catalog.table import DATA, read_table
from tracker.vocabulary import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

US = "ocd-division/country:us"


def the(path: str) -> Jurisdiction:
    return Jurisdiction.objects.select_related("parent").get(ocd_id=f"{US}/{path}")


def counties_of(path: str) -> set[str]:
    return set(the(path).counties.values_list("name", flat=True))


def test_every_state_territory_county_and_place_is_there() -> None:
    levels = Counter(Jurisdiction.objects.values_list("level", flat=True))
    assert (levels[Level.STATE], levels[Level.DISTRICT], levels[Level.TERRITORY]) == (50, 1, 5)
    assert 3_100 < levels[Level.COUNTY] < 3_200
    assert levels[Level.PLACE] > 36_000
    assert levels[Level.COUNTRY] > 240
    assert levels[Level.TRIBAL] > 200


def test_there_are_some_forty_two_thousand_zip_codes() -> None:
    assert 41_500 < ZipCode.objects.count() < 42_500


def test_a_place_and_a_county_lie_in_their_state_whatever_their_id_nests_under() -> None:
    below = Jurisdiction.objects.filter(level__in=(Level.COUNTY, Level.PLACE)).select_related("parent")
    astray = [place.ocd_id for place in below if place.parent is None or place.above()[1] != place.parent.ocd_id]
    assert astray == []


def test_a_township_lies_in_the_county_that_its_id_names() -> None:
    assert the("state:il/county:madison/place:alton").parent == the("state:il")
    assert counties_of("state:il/county:madison/place:alton") == {"Madison County"}


def test_a_city_lies_in_the_counties_of_its_zip_codes() -> None:
    assert counties_of("state:il/place:alton") == {"Madison County"}
    assert counties_of("state:mo/place:kansas_city") >= {"Jackson County", "Clay County", "Platte County"}


def test_a_new_england_town_lies_in_the_county_that_its_geoid_begins_with() -> None:
    assert counties_of("state:ma/place:belchertown") == {"Hampshire County"}


def test_denver_is_a_city_and_a_county() -> None:
    assert counties_of("state:co/place:denver") == {"Denver County"}
    assert the("state:co/county:denver").level == Level.COUNTY


def test_new_york_lies_in_its_five_counties() -> None:
    assert counties_of("state:ny/place:new_york") == {
        "Bronx County", "Kings County", "New York County", "Queens County", "Richmond County"
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["state:va/place:alexandria", "state:md/place:baltimore", "state:mo/place:st_louis", "state:nv/place:carson_city"],
)
def test_an_independent_city_lies_in_no_county(path: str) -> None:
    assert counties_of(path) == set()


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("territory:gu", "Pacific/Guam"),
        ("state:hi/county:honolulu", "Pacific/Honolulu"),
        ("state:in", "America/Indiana/Indianapolis"),
        ("state:in/county:lake", "America/Chicago"),
        ("state:in/place:gary", "America/Chicago"),
        ("state:fl/place:pensacola", "America/Chicago"),
        ("state:tx/county:el_paso", "America/Denver"),
        ("state:mi", "America/Detroit"),
        ("state:az", "America/Phoenix"),
    ],
)
def test_a_county_and_a_place_keep_their_own_time(path: str, zone: str) -> None:
    assert the(path).time_zone == zone


def test_a_day_begins_in_guam_before_it_begins_in_honolulu() -> None:
    moment = datetime(2026, 1, 1, 5, tzinfo=UTC)
    assert the("territory:gu").local_day(moment) == date(2026, 1, 1)
    assert the("state:hi/county:honolulu").local_day(moment) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("state:il/place:chicago", "Chicago"),
        ("state:co/place:cañon_city", "Cañon City"),
        ("state:ca/place:el_paso_de_robles_~paso_robles~", "Paso Robles"),
        ("state:ma/place:agawam_town", "Agawam"),
        ("state:ak/place:juneau", "Juneau"),
        ("state:nv/place:carson_city", "Carson City"),
    ],
)
def test_a_place_is_called_what_people_call_it(path: str, name: str) -> None:
    assert the(path).name == name


def test_a_country_is_called_by_its_common_name_and_keeps_its_capitals_time() -> None:
    facts = {row["iso_3166"]: (row["name"], row["time_zone"]) for row in countries()}
    assert facts["KR"] == ("South Korea", "Asia/Seoul")
    assert facts["RU"] == ("Russia", "Europe/Moscow")
    assert facts["AU"] == ("Australia", "Australia/Sydney")
    assert "PR" not in facts


def test_namesakes_are_told_apart_in_full() -> None:
    assert the("state:il/place:alton").in_full() == "Alton, Illinois"
    assert the("state:il/county:madison/place:alton").in_full() == "Alton township, Madison County, Illinois"


def test_every_place_of_the_facts_is_there_with_its_geoid(shared: Path) -> None:
    facts = {(row["ocd_id"], row["geoid"]) for row in read_table(shared / "facts" / "status.csv") if row["ocd_id"]}
    held = dict(Jurisdiction.objects.values_list("ocd_id", "geoid"))
    assert [ocd_id for ocd_id, geoid in facts if ocd_id not in held or geoid not in ("", held[ocd_id])] == []


def test_a_second_load_writes_no_place() -> None:
    with CaptureQueriesContext(connection) as queries:
        load_catalog()
    assert not [query["sql"] for query in queries if "catalog_name" in query["sql"]]


def test_a_place_keeps_its_key_when_another_edition_is_loaded() -> None:
    keys = dict(Jurisdiction.objects.values_list("ocd_id", "pk"))
    names = Name.objects.count()
    Jurisdiction.objects.filter(ocd_id=f"{US}/state:la").update(name="Luisiana")
    Loaded.objects.update(edition="an earlier one")
    load_catalog()
    assert dict(Jurisdiction.objects.values_list("ocd_id", "pk")) == keys
    assert Name.objects.count() == names
    assert the("state:la").name == "Louisiana"


def test_a_place_that_the_files_no_longer_name_stays() -> None:
    gone = Jurisdiction.objects.create(
        ocd_id=f"{US}/state:la/place:gone", name="Gone", level=Level.PLACE, parent=the("state:la"), time_zone="UTC"
    )
    Loaded.objects.filter(part="places").update(edition="an earlier one")
    load_places()
    assert Jurisdiction.objects.filter(pk=gone.pk).exists()


def test_the_data_files_are_what_the_build_makes_of_the_divisions(shared: Path, tmp_path: Path) -> None:
    build_gazetteer(shared / "places", [], {}, tmp_path)
    for name in ("counties.csv", "places.csv"):
        made, kept = read_table(tmp_path / name), read_table(DATA / name)
        assert [(row["ocd_id"], row["name"], row["kind"]) for row in made] == [
            (row["ocd_id"], row["name"], row["kind"]) for row in kept
        ]
    assert (tmp_path / "countries.csv").read_text() == (DATA / "countries.csv").read_text()


def test_data_files_are_sorted_so_that_a_rebuild_shows_what_changed() -> None:
    for path in DATA.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            first = [row[0] for row in csv.reader(file)][1:]
        assert first == sorted(first)


def test_a_build_without_the_zip_package_says_what_is_missing(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zipcodes", None)
    with pytest.raises(CommandError, match="zipcodes"):
        call_command("build_gazetteer", places=shared / "places", zctas=Path("none.json"))
