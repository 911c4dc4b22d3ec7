"""On tribal land the tribe's own law counts: what a state allows is no leave there, and what it forbids is told."""

from typing import Any

import pytest
from django.test import Client

from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance
from tests.lookup.test_lists import words_of
from tests.rules import a_rule
from tracker.catalog.load import load_governments
from tracker.vocabulary import Activity, Effect, InstrumentKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ARIZONA, NEW_MEXICO = f"{COUNTRY}/state:az", f"{COUNTRY}/state:nm"
NAVAJO = f"{COUNTRY}/tribal:navajo"
CHITIMACHA = f"{LOUISIANA}/tribal:chitimacha"


@pytest.fixture(autouse=True)
def _governments() -> None:
    load_governments()
    a_substance()


def law(effect: Effect, place: str, *activities: Activity, kind: InstrumentKind = InstrumentKind.FINDING) -> None:
    for activity in activities or Activity:
        a_rule(effect, activity, place=a_place(place), citation=f"Law of {place}", kind=kind)


def asked(words: str) -> dict[str, Any]:
    return Client().get("/api/v1/lookup", {"q": words, "substance": "kratom"}).json()


def label_of(words: str) -> str:
    return asked(words)["answers"][0]["label"]


def test_a_state_s_leave_is_none_on_tribal_land() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    assert (label_of("Louisiana"), label_of("Chitimacha Tribe")) == ("unregulated", "unknown")


def test_a_state_s_ban_is_told_on_tribal_land() -> None:
    law(Effect.PROHIBITED, LOUISIANA)
    assert label_of("Chitimacha Tribe") == "prohibited"


def test_a_ban_of_one_of_its_states_is_told_of_a_tribe_of_several() -> None:
    law(Effect.ALLOWED, ARIZONA)
    law(Effect.PROHIBITED, NEW_MEXICO)
    assert label_of("Navajo Nation") == "prohibited"


def test_the_tribe_s_own_law_decides_on_its_land() -> None:
    law(Effect.CONDITIONAL, CHITIMACHA, kind=InstrumentKind.TRIBAL_LAW)
    assert label_of("Chitimacha Tribe") == "regulated"


def test_a_tribe_without_a_law_on_record_is_said_to_be_unchecked_beside_the_law_of_its_states() -> None:
    law(Effect.ALLOWED, ARIZONA)
    answered = asked("Navajo Nation")
    assert answered["answers"][0]["flags"] == ["tribal law unchecked"]
    assert {one["name"]: one["labels"]["kratom"] for one in answered["reaches"]} == {
        "Arizona": "unregulated", "New Mexico": "unknown", "Utah": "unknown",
    }  # fmt: skip


def test_what_an_agency_of_its_state_holds_is_told_of_a_tribe_and_of_no_zip_code() -> None:
    for activity in Activity:
        a_rule(Effect.PROHIBITED, activity, place=a_place(LOUISIANA), kind=InstrumentKind.AGENCY_POSITION)
    (told,) = asked("Chitimacha Tribe")["answers"]
    assert told["label"] == "unknown"
    assert "stricter in a state around the tribal land" in told["flags"]
    assert "stricter law in another part of the zip code" not in told["flags"]


def test_the_page_of_a_tribe_says_whose_law_counts_and_leads_to_its_states() -> None:
    page = words_of(f"/place/{NAVAJO}/")
    assert "On tribal land the tribe’s own law counts." in page
    assert "No law of this tribe is on record here." in page
    assert "which may not hold on it: Arizona Kratom: Unknown" in page


def test_the_law_of_a_tribe_of_several_states_is_told_in_each() -> None:
    law(Effect.PROHIBITED, NAVAJO, Activity.SALE, kind=InstrumentKind.TRIBAL_LAW)
    for state in (ARIZONA, NEW_MEXICO):
        assert "On record is that of: Navajo Nation." in words_of(f"/place/{state}/")
    assert "On record is that of" not in words_of(f"/place/{LOUISIANA}/")


def test_a_parcel_into_a_state_of_such_a_tribe_is_told_of_its_law() -> None:
    law(Effect.PROHIBITED, NAVAJO, Activity.SALE, kind=InstrumentKind.TRIBAL_LAW)
    question = {"destinations": ["Arizona", "Louisiana"], "substance": "kratom"}
    sent = Client().post("/api/v1/ship", question, content_type="application/json").json()["shipments"]
    assert [one["tribes"] for one in sent] == [[NAVAJO], []]


def test_a_parcel_to_a_tribe_is_never_a_yes_by_the_law_of_its_state() -> None:
    law(Effect.ALLOWED, LOUISIANA)
    question = {"destinations": ["Chitimacha Tribe"], "substance": "kratom"}
    (sent,) = Client().post("/api/v1/ship", question, content_type="application/json").json()["shipments"]
    assert (sent["verdict"], sent["stricter"]) == ("unknown", [])


def test_a_question_about_a_tribe_s_land_is_read_as_one() -> None:
    assert "Hopi Tribe, Arizona" in words_of("/?q=may+I+have+kratom+on+the+Hopi+reservation")


def test_a_tribe_that_is_not_listed_is_told_so_on_the_front_page() -> None:
    assert "No tribe or tribal land that is called so is on our list" in words_of("/?q=Xyzzy+Tribe")
