"""The bulk files: whole, hashed, explained, and safe to open in a spreadsheet."""

import csv
import hashlib
import io
import json

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from tests.builders import COUNTRY, a_place
from tests.rules import a_notice, a_rule
from tracker.lookup.tables import TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Client().get(f"/data/{name}.csv").content.decode(), newline="")))


def test_a_file_holds_every_row() -> None:
    rules = [a_rule(citation=f"RS {number}") for number in range(3)]
    assert [row["citation"] for row in rows_of("rules")] == ["RS 0", "RS 1", "RS 2"]
    assert [one["id"] for one in Client().get("/data/rules.json").json()] == [rule.pk for rule in rules]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    a_notice(a_place(COUNTRY), firm=f"{start}HYPERLINK(1)")
    (row,) = rows_of("notices")
    assert row["firm"] == f"'{start}HYPERLINK(1)"


def test_the_package_names_every_file_with_its_hash() -> None:
    a_rule()
    client = Client()
    package = client.get("/data/datapackage.json").json()
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert len(package["resources"]) == 2 * len(TABLES)
    for one in package["resources"]:
        body = client.get(one["path"].removeprefix(settings.PUBLIC_BASE_URL)).content
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
