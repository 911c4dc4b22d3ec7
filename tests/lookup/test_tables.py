"""The record for machines: whole, a page at a time, asked for again only when it changed, and every error explained."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_change, a_place, a_source
from tests.rules import a_bill, a_notice, a_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.lookup.tables import TABLES
from tracker.review.models import Change, Decision
from tracker.vocabulary import Cause, Effect, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


def asked(address: str, status: int = 200) -> dict:
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


def test_a_table_is_read_whole_by_following_next() -> None:
    rules = rules_for_all(Effect.PROHIBITED)
    seen, after = [], 0
    while after is not None:
        page = asked(f"rules?limit=3&after={after}")
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
    assert seen == [rule.pk for rule in rules]


def test_each_table_says_what_is_on_record() -> None:
    place = a_place()
    rule = a_rule()
    a_notice(a_place(COUNTRY))
    a_bill()
    a_change()
    a_change(subject="taken over", cause=Cause.BASELINE)
    firsts = {name: asked(name)["items"] for name in TABLES}
    assert firsts["rules"][0]["citation"] == "RS 40:964"
    assert firsts["rules"][0]["jurisdiction"] == rule.jurisdiction.ocd_id == LOUISIANA
    assert firsts["notices"][0]["reference"] == "54-15"
    assert firsts["bills"][0]["identifier"] == "HB 253"
    assert [one["subject"] for one in firsts["changes"]] == ["RS 40:964"]
    assert firsts["sources"][0]["slug"] == a_source(place).slug
    assert {one["id"] for one in firsts["jurisdictions"]} == {COUNTRY, LOUISIANA}


def test_a_change_that_waited_long_for_its_publication_is_not_passed_over() -> None:
    late, early = (a_change(subject=f"RS {number}") for number in range(2))
    Change.objects.filter(pk=early.pk).update(published_at=SEEN)
    Change.objects.filter(pk=late.pk).update(published_at=SEEN + timedelta(days=1))
    first = asked("changes?limit=1")
    assert [one["id"] for one in first["items"]] == [first["next"]] == [early.pk]
    assert [one["id"] for one in asked(f"changes?after={first['next']}")["items"]] == [late.pk]
    assert asked(f"changes?after={late.pk}") == {"items": [], "next": None}
    assert "next" in asked(f"changes?after={early.pk + 1}", 400)["detail"]


def test_what_did_not_change_is_not_sent_again() -> None:
    a_rule()
    first = Client().get("/api/v1/rules")
    again = Client().get("/api/v1/rules", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    a_rule(citation="RS 2")
    assert Client().get("/api/v1/rules", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "rules?limit=201", 400), ("get", "rules?after=-1", 400), ("get", "nothing", 404),
        ("delete", "rules", 405), ("get", "labels?of=moon", 400), ("get", "rules?after=9223372036854775808", 400),
    ],
)  # fmt: skip
def test_every_error_is_a_problem_document(method: str, address: str, status: int) -> None:
    response = getattr(Client(), method)(f"/api/v1/{address}")
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response.json()["status"] == status
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_script_on_another_page_may_ask() -> None:
    headers = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    response = Client().options("/api/v1/ship", headers=headers)
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Access-Control-Allow-Credentials" not in response


def test_the_labels_of_the_map_are_there_for_machines() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED)
    labels = {one["jurisdiction"]: one["label"] for one in asked("labels")["labels"]}
    assert (labels[LOUISIANA], len(labels)) == ("prohibited", 56)


def test_a_shop_asks_where_it_may_ship() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED)
    question = {"destinations": ["Louisiana", "Texas", "Atlantis"], "substance": "kratom"}
    said = Client().post("/api/v1/ship", json.dumps(question), content_type="application/json").json()["shipments"]
    assert [(one["destination"], one["verdict"]) for one in said] == [
        ("Louisiana", "no"),
        ("Texas", "unknown"),
        ("Atlantis", "unknown"),
    ]
    assert said[0]["laws"] == ["RS 40:964 (Louisiana)"]


def test_what_is_said_to_be_recorded_at_a_moment_is_known_at_that_moment() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED, recorded_at=datetime(2026, 1, 1, 12, 0, 0, 1999, tzinfo=UTC))
    told = asked("rules?limit=1")["items"][0]["recorded_at"]
    assert told == "2026-01-01T12:00:00.001999Z"
    said = asked(f"lookup?q=Louisiana&substance=kratom&on=2026-01-02&known={told}")
    assert (said["known"], said["answers"][0]["label"]) == (told, "prohibited")


def shipments(*destinations: str, **more: str) -> list[dict]:
    question = {"destinations": destinations, "substance": "kratom", **more}
    response = Client().post("/api/v1/ship", json.dumps(question), content_type="application/json")
    assert response.status_code == 200, response.content
    return response.json()["shipments"]


def test_every_destination_has_its_own_verdict_in_the_order_of_the_question() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED)
    asked_for = ["city", "", "Louisiana", "Atlantis\nLouisiana", "Louisiana", " 70112 ", "Texas, Louisiana"]
    said = shipments(*asked_for)
    assert [one["destination"] for one in said] == asked_for
    assert [one["verdict"] for one in said if one["destination"] == "Louisiana"] == ["no", "no"]
    assert [one["verdict"] for one in said if one["destination"] != "Louisiana"] == ["unknown"] * 5


def test_a_verdict_says_of_which_day_it_is() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED)
    (asked_of,) = shipments("Louisiana", on="2025-07-01")
    today, nowhere = shipments("Louisiana", "Atlantis")
    assert (asked_of["on"], asked_of["verdict"]) == ("2025-07-01", "unknown")
    assert (today["on"], today["verdict"]) == (a_place().local_day(timezone.now()).isoformat(), "no")
    assert nowhere["on"] is None


def test_a_day_under_another_name_is_not_answered_for_today() -> None:
    question = {"destinations": ["Louisiana"], "day": "2025-07-01"}
    refused = Client().post("/api/v1/ship", json.dumps(question), content_type="application/json")
    assert refused.status_code == 400
    assert "day" in refused.json()["detail"]


def test_a_parcel_s_verdict_names_the_tribes_whose_own_law_it_is_not() -> None:
    load_governments()
    tribe = a_place(f"{LOUISIANA}/tribal:chitimacha", level=Level.TRIBAL)
    rules_for_all(Effect.PROHIBITED, place=tribe)
    (said,) = shipments("Louisiana")
    assert said["tribes"] == [tribe.ocd_id]


@pytest.mark.parametrize("body", ["{", "{}", '{"destinations": []}', '{"destinations": ["a\\u0000"], "on": "x"}'])
def test_a_question_that_cannot_be_read_is_told(body: str) -> None:
    response = Client().post("/api/v1/ship", body, content_type="application/json")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_the_description_names_every_table() -> None:
    paths = Client().get("/api/openapi.json").json()["paths"]
    assert {f"/api/v1/{name}" for name in (*TABLES, "ship", "labels", "lookup")} <= set(paths)


def test_the_head_of_the_chain_of_decisions_is_public() -> None:
    decision = Decision.objects.create(
        change=a_change(), verdict="ask", person=User.objects.create_user("rea"), version=1, pages=[],
        decided_at=timezone.now(),
    )  # fmt: skip
    told = asked("audit-head")
    assert (told["sha256"], told["decisions"]) == (decision.sha256, 1)
