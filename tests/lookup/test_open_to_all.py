"""A script on any page may read what is for machines; what a program must know of the rules, the headers tell it."""

import gzip

import pytest
from django.core.cache import cache
from django.test import Client

from tests.builders import LOUISIANA, a_place
from tests.rules import a_rule
from tracker.vocabulary import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_era", "static_files", "data_dir")]
FOR_MACHINES = [
    "/api/v1/rules", "/api/openapi.json", "/data/rules.csv", "/data/datapackage.json", "/feeds/changes.atom",
    "/calendar.ics",
]  # fmt: skip
PREFLIGHT = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}


@pytest.mark.parametrize("address", FOR_MACHINES)
def test_who_has_the_answer_may_read_from_any_page_that_it_stands(address: str) -> None:
    a_rule()
    first = Client().get(address)
    first.getvalue()
    again = Client().get(address, headers={"If-None-Match": first["ETag"], "Origin": "https://shop.example"})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])
    assert (first["Access-Control-Allow-Origin"], again["Access-Control-Allow-Origin"]) == ("*", "*")


@pytest.mark.parametrize("address", FOR_MACHINES)
def test_a_browser_is_told_that_it_may_ask_with_an_etag(address: str) -> None:
    allowed = Client().options(address, headers=PREFLIGHT | {"Access-Control-Request-Headers": "if-none-match"})
    assert (allowed.status_code, allowed["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in allowed["Access-Control-Allow-Headers"]


def test_a_page_that_is_for_people_is_not_opened_to_scripts() -> None:
    assert "Access-Control-Allow-Origin" not in Client().get("/about/")
    assert "Access-Control-Allow-Origin" not in Client().options("/admin/", headers=PREFLIGHT)


@pytest.mark.parametrize(("address", "methods"), [("rules", "GET, HEAD, OPTIONS"), ("ship", "POST, OPTIONS")])
def test_an_address_tells_its_methods(address: str, methods: str) -> None:
    asked, refused = Client().options(f"/api/v1/{address}"), Client().delete(f"/api/v1/{address}")
    assert (asked.status_code, refused.status_code) == (204, 405)
    assert (asked["Allow"], refused["Allow"]) == (methods, methods)


def test_what_is_left_of_the_limit_is_told_on_every_answer(settings) -> None:
    settings.API_A_MINUTE = 9
    cache.clear()
    etag = Client().get("/api/v1/rules")["ETag"]
    again = Client().get("/api/v1/rules", headers={"If-None-Match": etag})
    refused = [Client().get(f"/api/v1/{address}") for address in ("rules?limit=0", "nothing")]
    assert [one.status_code for one in (again, *refused)] == [304, 400, 404]
    assert [one["RateLimit-Remaining"] for one in (again, *refused)] == ["7", "6", "5"]
    assert "Retry-After" in refused[0]["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    "asked", ["lookup?q=LA&q=TX", "lookup?q=LA&substance=kratom&substance=7-oh", "rules?after=1&after=2"]
)
def test_what_is_said_twice_is_not_answered_by_one_of_the_two(asked: str) -> None:
    refused = Client().get(f"/api/v1/{asked}")
    assert refused.status_code == 400
    assert "once" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("body", "named"),
    [('{"destinations": ["LA", 5]}', "destinations.1"), ("", "body"), ("destinations=LA", "Cannot parse")],
)
def test_a_body_that_is_not_as_described_is_told_where(body: str, named: str) -> None:
    refused = Client().post("/api/v1/ship", body, content_type="application/json")
    assert refused.status_code == 400
    assert named in refused.json()["detail"]


@pytest.mark.parametrize("address", ["/api/v1/jurisdictions", "/data/jurisdictions.csv", "/feeds/changes.atom"])
def test_who_takes_it_is_sent_it_compressed(address: str) -> None:
    for number in range(20):
        a_place(f"{LOUISIANA}/county:c{number}", level=Level.COUNTY)
    plain = Client().get(address)
    whole = plain.getvalue()
    packed = Client().get(address, headers={"Accept-Encoding": "gzip"})
    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.getvalue()) == whole
    again = Client().get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]})
    assert again.status_code == 304


def test_a_page_with_a_form_is_never_compressed() -> None:
    assert "Content-Encoding" not in Client().get("/report/", headers={"Accept-Encoding": "gzip"})
