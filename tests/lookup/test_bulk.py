"""The bulk files: whole, hashed, explained, made once for each edition, and safe to open in a spreadsheet."""

import csv
import gzip
import hashlib
import io
import json
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance
from tests.catalog.test_shapes import lies_within
from tests.rules import a_notice, a_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.lookup.shelf import IN_QUEUE, making, queue
from tracker.lookup.tables import TABLES
from tracker.record.models import Preemption
from tracker.vocabulary import Effect, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_era", "static_files", "data_dir")]
FORMULAS = ["=", "+", "-", "@", "\t", " =", "\r", "\n", "\0", "＝", "＋", "－", "＠"]


def file_of(address: str) -> bytes:
    return Client().get(address).getvalue()


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file_of(f"/data/{name}.csv").decode(), newline="")))


def places_of_the_map() -> dict[str, dict]:
    collection = json.loads(file_of("/data/labels.geojson"))
    assert collection["type"] == "FeatureCollection"
    return {one["id"]: one for one in collection["features"]}


def test_a_file_holds_every_row() -> None:
    rules = [a_rule(citation=f"RS {number}") for number in range(3)]
    assert [row["citation"] for row in rows_of("rules")] == ["RS 0", "RS 1", "RS 2"]
    assert [one["id"] for one in json.loads(file_of("/data/rules.json"))] == [rule.pk for rule in rules]


@pytest.mark.parametrize("start", FORMULAS)
def test_no_cell_is_a_formula(start: str) -> None:
    a_notice(a_place(COUNTRY), firm=f"{start}HYPERLINK(1)")
    (row,) = rows_of("notices")
    assert row["firm"] == f"'{start}HYPERLINK(1)"


def test_a_cell_with_quotes_and_lines_comes_back_as_it_was() -> None:
    words = 'He said "no";\r\nand, after that, "—"'
    a_notice(a_place(COUNTRY), title=words)
    (row,) = rows_of("notices")
    assert row["title"] == words


def test_the_package_names_every_file_with_its_hash() -> None:
    a_rule()
    client = Client()
    package = client.get("/data/datapackage.json").json()
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert len(package["resources"]) == 2 * len(TABLES) + 1
    for one in package["resources"]:
        body = file_of(one["path"].removeprefix(settings.PUBLIC_BASE_URL))
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert one["bytes"] == len(body)


def test_every_column_is_explained() -> None:
    package = Client().get("/data/datapackage.json").json()
    assert all(field["description"] for one in package["resources"] for field in one["schema"]["fields"])


def test_the_page_tells_search_engines_what_the_data_are() -> None:
    page = html.fromstring(Client().get("/data/").content.decode())
    (markup,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(markup)["@type"] == "Dataset"


def test_there_is_no_other_file() -> None:
    assert Client().get("/data/subscribers.csv").status_code == 404
    assert Client().get("/data/rules.xml").status_code == 404


def test_a_file_is_made_once_while_the_record_stands(django_assert_max_num_queries) -> None:
    a_rule()
    first = file_of("/data/rules.csv")
    with django_assert_max_num_queries(1):  # the stamp
        assert file_of("/data/rules.csv") == first


def test_a_file_is_made_anew_after_a_change_of_the_record() -> None:
    a_rule()
    before = file_of("/data/rules.csv")
    a_rule(citation="RS 2")
    assert "RS 2" not in before.decode()
    assert "RS 2" in file_of("/data/rules.csv").decode()


def test_who_takes_it_packed_is_sent_what_was_packed_once() -> None:
    a_rule()
    whole = Client().get("/data/rules.csv")
    packed = Client().get("/data/rules.csv", headers={"Accept-Encoding": "gzip"})
    sent = packed.getvalue()
    assert gzip.decompress(sent) == whole.getvalue()
    assert (packed["Content-Encoding"], packed["Content-Length"]) == ("gzip", str(len(sent)))
    assert (packed["ETag"], packed["Vary"]) == (f"W/{whole['ETag']}", "Accept-Encoding")


def test_a_file_that_others_wait_for_can_be_had_later_and_keeps_no_thread() -> None:
    a_rule()
    with ExitStack() as held:
        for _ in range(IN_QUEUE):
            held.enter_context(queue)
        answer = Client().get("/data/rules.csv")
        assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert file_of("/data/rules.csv")


def test_a_file_that_is_there_is_handed_over_while_another_is_made() -> None:
    there = file_of("/data/rules.csv")
    with queue, making["rules.csv"]:
        assert file_of("/data/rules.csv") == there


def test_who_has_the_file_is_not_sent_it_again() -> None:
    a_rule()
    first = Client().get("/data/rules.csv")
    assert first["ETag"] == f'"{hashlib.sha256(first.getvalue()).hexdigest()}"'
    again = Client().get("/data/rules.csv", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.getvalue()) == (304, b"")


def test_geojson_has_the_label_of_today_and_the_shape_of_a_state() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED)
    place = places_of_the_map()[LOUISIANA]
    assert place["properties"]["kratom"] == "prohibited"
    assert place["properties"]["on"] == a_place().local_day(timezone.now()).isoformat()
    assert lies_within((-91.19, 30.45), place["geometry"])  # Baton Rouge


def test_geojson_has_the_local_bans_inside_a_state_that_has_none() -> None:
    rules_for_all(Effect.ALLOWED, kind=InstrumentKind.FINDING)
    slidell = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    rules_for_all(Effect.PROHIBITED, place=slidell, citation="Ord. 1")
    places = places_of_the_map()
    assert (places[slidell.ocd_id]["properties"]["kratom"], places[slidell.ocd_id]["geometry"]) == ("prohibited", None)
    assert places[LOUISIANA]["properties"]["kratom_local_bans"] == 1


def described() -> dict[str, dict]:
    return {one["name"]: one for one in Client().get("/data/datapackage.json").json()["resources"]}


def test_what_leads_to_another_table_finds_its_row() -> None:
    a_rule()
    a_notice(a_place(COUNTRY))
    found: dict[str, set[str]] = {}
    for name, one in described().items():
        for key in one["schema"].get("foreignKeys", ()):
            target = key["reference"]["resource"].partition("-")[0] or name.partition("-")[0]
            asked = {row[key["fields"]] for row in rows_of(name.partition("-")[0])} - {""}
            assert asked <= {row["id"] for row in rows_of(target)}, name
            found.setdefault(name, set()).update(asked)
    assert {name for name, keys in found.items() if keys} >= {"rules-csv", "notices-csv"}


def test_a_column_holds_what_is_said_of_it() -> None:
    a_rule(superseded_at=timezone.now())
    fields = {one["name"]: one for one in described()["rules-csv"]["schema"]["fields"]}
    (row,) = rows_of("rules")
    assert list(row) == list(fields)
    assert row["effect"] in fields["effect"]["constraints"]["enum"]
    assert {fields[name]["type"] for name in ("counts_from", "counts_to")} == {"date"}
    assert {fields[name]["type"] for name in ("threshold", "conditions", "id")} == {"object", "array", "integer"}
    assert all(row[name] for name, one in fields.items() if one.get("constraints", {}).get("required"))


def test_a_preemption_is_among_the_data_since_labels_follow_from_it() -> None:
    law = a_rule().instrument
    Preemption.objects.create(
        instrument=law, jurisdiction=a_place(), substance=a_substance(), activities=["sale"], recorded_at=timezone.now()
    )
    (row,) = rows_of("preemptions")
    assert (row["jurisdiction"], row["substance"], json.loads(row["activities"])) == (LOUISIANA, "kratom", ["sale"])


def test_the_page_says_how_to_cite_the_edition_that_is_there() -> None:
    package = Client().get("/data/datapackage.json").json()
    assert package["version"] in package["citation"]
    assert package["citation"] in Client().get("/data/").content.decode()
