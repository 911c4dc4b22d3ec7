"""The look-up answers a machine exactly as promised, and never with a guess."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_place, a_substance
from tests.rules import a_published_rule, a_rule, at_noon, rules_for_all
from tracker.catalog.load import load_governments
from tracker.catalog.models import Name
from tracker.evidence.models import Source
from tracker.lookup.flags import Flag
from tracker.vocabulary import Activity, Confidence, Effect, Form, InstrumentKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
KEYS = {
    "substance", "label", "activities", "minimum_age", "reasons", "flags", "confidence", "last_checked", "freshness",
    "next_change",
}  # fmt: skip


def look_up(**asked: str) -> dict[str, Any]:
    response = Client().get("/api/v1/lookup", asked)
    assert response.status_code == 200, response.content
    return response.json()


def kratom(**asked: str) -> dict[str, Any]:
    a_substance()
    answers = look_up(**{"q": LOUISIANA, "substance": "kratom", **asked})["answers"]
    return answers[0]


def test_a_place_without_rules_is_unknown_for_every_substance() -> None:
    load_governments()
    said = look_up(q="Louisiana")
    assert said["place"] == {"id": LOUISIANA, "name": "Louisiana", "level": "state"}
    assert [(one["substance"], one["label"], one["freshness"]) for one in said["answers"]] == [
        ("kratom", "unknown", "unverified"),
        ("7-oh", "unknown", "unverified"),
    ]


def test_an_answer_holds_exactly_what_is_promised() -> None:
    a_published_rule()
    said = look_up(q=LOUISIANA, substance="kratom")
    assert set(said) == {"on", "time_zone", "known", "place", "matches", "note", "reaches", "answers"}
    answer = said["answers"][0]
    assert set(answer) == KEYS
    assert answer["activities"] == {one.value: "prohibited" if one == "sale" else "unknown" for one in Activity}
    assert answer["reasons"] == [
        {
            "text": "kratom is unlawful", "citation": "RS 40:964", "level": "state", "valid_from": "2025-08-01",
            "valid_to": None, "standing": "in_force", "url": "https://legis.la.gov/law", "checked_by": "us_la_law",
            "last_checked": None, "freshness": "unverified",
        }
    ]  # fmt: skip


def test_a_place_that_nobody_knows_is_no_mistake() -> None:
    said = look_up(q="Atlantis")
    assert (said["place"], said["matches"], said["answers"]) == (None, [], [])


def test_an_ambiguous_place_is_answered_with_its_matches_alone() -> None:
    for state in ("la", "tx"):
        place = a_place(f"{COUNTRY}/state:{state}/place:vienna", name="Vienna", level="place")
        Name.objects.create(text="vienna", jurisdiction=place)
    said = look_up(q="Vienna")
    assert (said["place"], len(said["matches"]), said["answers"]) == (None, 2, [])


def test_namesakes_are_told_apart_in_no_more_questions_for_more_of_them(django_assert_max_num_queries) -> None:
    load_governments()
    for state in ("la", "tx", "ut", "oh", "me", "md"):
        city = a_place(f"{COUNTRY}/state:{state}/place:vienna", name="Vienna", level="place")
        Name.objects.create(text="vienna", jurisdiction=city)
    with django_assert_max_num_queries(6):
        said = look_up(q="Vienna")
    assert {"Vienna, Louisiana", "Vienna, Maryland"} < {one["in_full"] for one in said["matches"]}


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"q": ""}, {"q": " "}, {"q": "x" * 201}, {"q": "LA", "on": "2025-02-30"}, {"q": "LA", "on": "soon"},
        {"q": "LA", "on": "20250801"}, {"q": "LA", "on": "0001-01-01"}, {"q": "LA", "known": "0001-01-01T00:00:00Z"},
        {"q": "LA", "known": "yesterday"}, {"q": "LA", "substance": "coffee"},
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_answered_with_a_problem(asked: dict[str, str]) -> None:
    load_governments()
    response = Client().get("/api/v1/lookup", asked)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json()["status"] == 400


def test_what_it_was_not_asked_to_know_it_ignores() -> None:
    assert look_up(q="Atlantis", colour="green", format="xml")["place"] is None


def test_any_page_may_read_it_and_it_leaves_no_cookie() -> None:
    response = Client().get("/api/v1/lookup", {"q": "Atlantis"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_head_says_what_get_would() -> None:
    response = Client().head("/api/v1/lookup", {"q": "Atlantis"})
    assert (response.status_code, response.content) == (200, b"")


def test_its_description_names_the_look_up_and_the_claims() -> None:
    said = Client().get("/api/openapi.json").json()
    assert {"/api/v1/lookup", "/api/v1/claims"} <= set(said["paths"])


def test_a_misspelt_state_is_answered_for_and_told_or_left_to_choose() -> None:
    load_governments()
    sure, unsure = (Client().get("/api/v1/lookup", {"q": words}).json() for words in ("Missisippi", "Utha"))
    assert (sure["place"]["name"], sure["matches"]) == ("Mississippi", [])
    assert sure["note"] == "Nothing is spelt so. Read as Mississippi."
    assert (unsure["place"], [one["name"] for one in unsure["matches"]]) == (None, ["Utah"])


@pytest.mark.parametrize("document", ["AnswerDocument", "ShipmentDocument"])
def test_its_description_lists_the_flags_and_what_they_mean(document: str) -> None:
    schemas = Client().get("/api/openapi.json").json()["components"]["schemas"]
    told = schemas[document]["properties"]["flags"]
    assert told["items"] == {"$ref": "#/components/schemas/Flag"}
    assert schemas["Flag"]["enum"] == list(Flag)
    assert "`local law unchecked`: Nobody here has checked" in told["description"]


def test_the_codebook_lists_the_flags_and_what_they_mean() -> None:
    page = html.fromstring(Client().get("/data/").content.decode())
    told = page.xpath("//h2[@id='flags']/following-sibling::dl[1]")[0]
    assert told.xpath("dt/code/text()") == list(Flag)
    assert [bool(meaning.text_content()) for meaning in told.xpath("dd")] == [True] * len(Flag)


def test_the_law_of_another_day_is_told_for_that_day() -> None:
    a_rule(Effect.PROHIBITED, Activity.POSSESSION)
    assert [kratom(on=day)["label"] for day in ("2025-07-31", "2025-08-01")] == ["unknown", "prohibited"]


def test_what_was_not_yet_on_record_was_not_known() -> None:
    a_rule(Effect.PROHIBITED, Activity.POSSESSION)
    assert [kratom(known=day)["label"] for day in ("2025-12-31", "2026-01-01")] == ["unknown", "prohibited"]


def test_what_was_known_on_a_day_is_what_was_known_when_it_ended() -> None:
    a_rule(Effect.PROHIBITED, Activity.POSSESSION, recorded_at=at_noon("2026-01-05"))
    assert [kratom(known=day)["label"] for day in ("2026-01-04", "2026-01-05")] == ["unknown", "prohibited"]


def test_a_law_of_many_cells_is_one_reason() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert len(kratom()["reasons"]) == 1


def test_the_next_change_is_told_with_its_day() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert kratom(on="2025-07-01")["next_change"] == {"on": "2025-08-01", "label": "prohibited"}


@pytest.mark.parametrize(
    "beside",
    [
        {"effect": Effect.ALLOWED},
        {"effect": Effect.PROHIBITED, "form": Form.EXTRACT},
        {"effect": Effect.PROHIBITED, "kind": InstrumentKind.AGENCY_POSITION, "place": COUNTRY, "citation": "FDA"},
    ],
    ids=["a laxer rule", "a rule about another form", "a federal position"],
)
def test_nothing_lowers_confidence_but_a_rule_that_decides(beside: dict[str, Any]) -> None:
    a_published_rule(Effect.PROHIBITED, Activity.POSSESSION)
    where = a_place(beside.pop("place", LOUISIANA))
    a_rule(activity=Activity.POSSESSION, place=where, confidence=Confidence.REPORTED, **beside)
    assert kratom()["confidence"] == "confirmed"


def test_one_reported_rule_among_those_that_decide_makes_the_answer_reported() -> None:
    a_published_rule(Effect.PROHIBITED, Activity.POSSESSION)
    a_published_rule(Effect.PROHIBITED, Activity.SALE, confidence=Confidence.REPORTED)
    assert kratom()["confidence"] == "reported"


@pytest.mark.parametrize(("days", "word"), [(1, "fresh"), (2, "due"), (3, "stale")])
def test_freshness_is_measured_by_the_cadence_of_the_source(days: int, word: str) -> None:
    a_published_rule()
    Source.objects.update(every=timedelta(days=1), last_good_at=SEEN)
    known = (SEEN + timedelta(days=days)).isoformat()
    assert (kratom(known=known)["freshness"], kratom(known=known)["last_checked"]) == (word, "2026-01-01T00:00:00Z")


def test_a_fact_whose_source_was_never_read_is_unverified() -> None:
    a_published_rule()
    assert (kratom()["freshness"], kratom()["last_checked"]) == ("unverified", None)


def test_a_reading_of_later_does_not_freshen_what_was_known_before() -> None:
    a_published_rule()
    Source.objects.update(last_good_at=at_noon("2026-02-01"))
    assert kratom(known="2026-01-15")["freshness"] == "unverified"


def test_a_county_that_nobody_checked_says_so() -> None:
    a_rule(Effect.PROHIBITED, Activity.POSSESSION)
    county = a_place(f"{LOUISIANA}/county:orleans", level="county").ocd_id
    assert (kratom(q=county)["label"], kratom(q=county)["flags"]) == ("prohibited", ["local law unchecked"])


def test_a_federal_position_is_flagged_and_hides_no_unknown() -> None:
    a_place()
    a_rule(Effect.PROHIBITED, place=a_place(COUNTRY), kind=InstrumentKind.AGENCY_POSITION, citation="FDA position")
    assert (kratom()["label"], kratom()["flags"]) == ("unknown", ["federal agency position"])


def test_an_address_that_is_no_web_address_is_never_a_link() -> None:
    a_published_rule(url="javascript:alert(1)")
    assert kratom()["reasons"][0]["url"] is None


WORDS = some.one_of(some.text(max_size=40), some.sampled_from(["LA", "kratom", "2025-08-01", "9999-12-31T23:59:59Z"]))


@settings(max_examples=150)
@given(asked=some.dictionaries(some.sampled_from(["q", "substance", "on", "known", "page"]), WORDS))
def test_no_question_is_answered_with_a_crash(asked: dict[str, str]) -> None:
    response = Client().get("/api/v1/lookup", {"q": "LA", **asked})
    assert response.status_code in (200, 400)
