"""A ZIP code on both sides of a border never hides the stricter side."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance
from tests.lookup.test_lists import words_of
from tests.rules import a_rule
from tracker.catalog.models import Jurisdiction, ZipCode
from tracker.vocabulary import Activity, Effect, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
TEXAS = f"{COUNTRY}/state:tx"
CODE = "71749"


def county(state: str, name: str) -> Jurisdiction:
    return a_place(f"{state}/county:{name}", name=f"{name.title()} County", level=Level.COUNTY, parent=a_place(state))


@pytest.fixture(autouse=True)
def _a_zip_code_in_two_states() -> None:
    code = ZipCode.objects.create(code=CODE, city="Junction", jurisdiction=county(LOUISIANA, "union"))
    code.counties.set([county(LOUISIANA, "union"), county(TEXAS, "cass")])


def law(effect: Effect, state: str) -> None:
    for activity in Activity:
        a_rule(effect, activity, place=a_place(state), citation=f"{effect} in {state}", kind=InstrumentKind.FINDING)


def asked(code: str = CODE) -> dict[str, Any]:
    return Client().get("/api/v1/lookup", {"q": code, "substance": "kratom"}).json()


def parcel(code: str = CODE) -> dict[str, Any]:
    question = {"destinations": [code], "substance": "kratom"}
    (shipment,) = Client().post("/api/v1/ship", question, content_type="application/json").json()["shipments"]
    return shipment


def test_the_api_names_the_other_side_and_says_that_it_is_stricter() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.PROHIBITED, TEXAS)
    answered = asked()
    assert answered["answers"][0]["label"] == "unregulated"
    assert answered["reaches"] == [
        {
            "id": f"{TEXAS}/county:cass", "name": "Cass County", "level": "county", "in_full": "Cass County, Texas",
            "labels": {"kratom": "prohibited"}, "stricter": ["kratom"],
        }
    ]  # fmt: skip
    assert "stricter law in another part of the zip code" in answered["answers"][0]["flags"]


def test_a_laxer_side_is_named_and_not_called_stricter() -> None:
    law(Effect.PROHIBITED, LOUISIANA)
    law(Effect.ALLOWED, TEXAS)
    answered = asked()
    assert answered["reaches"][0]["stricter"] == []
    assert "stricter law in another part of the zip code" not in answered["answers"][0]["flags"]


def test_a_side_that_nobody_knows_is_told_as_unknown() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    a_substance()
    assert asked()["reaches"][0]["labels"] == {"kratom": "unknown"}


def test_where_nothing_is_known_a_mere_condition_across_the_border_is_not_called_stricter() -> None:
    law(Effect.CONDITIONAL, TEXAS)
    assert asked()["reaches"][0]["stricter"] == []


def test_what_is_not_a_zip_code_reaches_nowhere() -> None:
    a_substance()
    assert asked(LOUISIANA)["reaches"] == []


def test_the_page_of_a_zip_code_s_place_names_the_other_side() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.PROHIBITED, TEXAS)
    page = words_of(f"/place/{LOUISIANA}/county:union/?q={CODE}")
    assert "It crosses a state line: it reaches into Cass County, Texas as well." in page
    assert "Cass County, Texas Kratom: Prohibited (stricter than here)" in page


def test_whoever_is_sent_the_answer_for_a_zip_code_is_told_of_its_stricter_side() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.PROHIBITED, TEXAS)
    page = html.fromstring(Client().get(f"/place/{LOUISIANA}/county:union/", {"q": CODE}).content.decode())
    (preview,) = page.xpath("//meta[@name='description']/@content")
    assert "Cass County, Texas: Kratom: Prohibited." in preview
    permalink = page.xpath("//a[contains(@href, 'known=')]/@href")[0]
    assert "Cass County, Texas Kratom: Prohibited (stricter than here)" in words_of(permalink)
    assert page.xpath("//form[@class='days']//input[@name='q']/@value") == [CODE]


@pytest.mark.usefixtures("one_era")
def test_the_page_of_the_place_itself_does_not_even_after_one_for_a_zip_code() -> None:
    law(Effect.PROHIBITED, TEXAS)
    for _ in range(2):
        assert "Cass County" in words_of(f"/place/{LOUISIANA}/county:union/?q={CODE}")
        assert "Cass County" not in words_of(f"/place/{LOUISIANA}/county:union/")


def test_a_parcel_to_a_zip_code_with_a_forbidding_side_is_no_yes() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.PROHIBITED, TEXAS)
    sent = parcel()
    assert (sent["verdict"], sent["stricter"]) == ("no", [f"{TEXAS}/county:cass"])
    assert f"prohibited in {TEXAS} (Texas)" in sent["laws"]


def test_a_parcel_to_a_zip_code_with_a_side_that_nobody_knows_is_no_yes() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    assert parcel()["verdict"] == "unknown"


def test_a_parcel_to_a_zip_code_that_is_allowed_on_all_sides_may_go() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.ALLOWED, TEXAS)
    sent = parcel()
    assert (sent["verdict"], sent["stricter"]) == ("yes", [])


def test_the_page_of_parcels_names_the_stricter_side() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    law(Effect.PROHIBITED, TEXAS)
    page = Client().post("/ship/", {"places": CODE, "substance": "kratom"}).content.decode()
    assert "<strong>No</strong>" in page
    assert "This ZIP code lies on both sides of a border. Stricter is:" in page


def test_a_military_address_is_told_as_one_and_never_a_yes() -> None:
    a_substance()
    for code in ("09012", "APO AE 09012"):
        sent = parcel(code)
        assert (sent["place"], sent["verdict"]) == (None, "unknown")
        assert "military or diplomatic address" in sent["note"]


def test_the_front_page_says_that_a_military_address_lies_in_no_state() -> None:
    assert "It lies in no state, so no state’s law is told for it." in words_of("/?q=APO+AE+09012")
