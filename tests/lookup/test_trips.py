"""Several places at once: the strictest law on the way, and no parcel on a guess."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.builders import LOUISIANA, a_place, a_substance
from tests.lookup.test_lists import words_of
from tests.rules import a_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.catalog.models import ZipCode
from tracker.lookup.destinations import destinations, lines_of
from tracker.vocabulary import Activity, ConditionKind, Effect, InstrumentKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
TEXAS = "ocd-division/country:us/state:tx"


@pytest.fixture(autouse=True)
def _governments() -> None:
    load_governments()


def ship(*places: str, **more: object) -> str:
    response = Client().post("/ship/", {"places": "\n".join(places), "substance": "kratom", **more})
    assert response.status_code == 200, response.content
    assert not response.cookies
    return " ".join(response.content.decode().split())


def allowed(*activities: Activity, place: str = LOUISIANA) -> None:
    for activity in activities or Activity:
        a_rule(Effect.ALLOWED, activity, place=a_place(place), kind=InstrumentKind.FINDING, citation=f"F of {place}")


def test_the_strictest_law_on_a_trip_is_told_and_what_nobody_knows() -> None:
    rules_for_all(Effect.PROHIBITED)
    allowed(place=TEXAS)
    page = words_of("/compare/?place=Louisiana&place=Texas&place=Utah")
    assert "Kratom: Prohibited (Louisiana) Nobody here knows the law in: Utah" in page
    assert "Texas Not regulated Having it: not forbidden by any law on record Selling it: not forbidden" in page
    assert "Every government on the way United States Louisiana" in page


def test_an_age_is_not_told_where_no_parcel_may_go_at_all() -> None:
    age = {"kind": ConditionKind.MINIMUM_AGE, "amount": "21", "unit": "years", "words": "under twenty-one"}
    a_rule(Effect.CONDITIONAL, Activity.SALE, conditions=[age])
    assert "To buyers of 21 years or more" in ship("Louisiana")
    a_rule(Effect.PROHIBITED, Activity.SHIPMENT, citation="Another law")
    assert "To buyers of" not in ship("Louisiana")


def test_parcels_are_counted_by_answer_before_each_is_told() -> None:
    rules_for_all(Effect.PROHIBITED)
    page = ship("Louisiana", "Texas", "Utah")
    assert (
        page.index("1 of 3: <strong>No</strong>") < page.index("2 of 3: <strong>Nobody here knows") < page.index("<td")
    )


@pytest.mark.parametrize("address", ["/compare/?place=Utah", "/notices/", "/changes/", "/map/"])
def test_who_asks_by_a_form_is_led_past_it_to_the_answer(address: str) -> None:
    page = html.fromstring(Client().get(address).content.decode())
    (action,) = page.xpath("//form[@method='get']/@action")
    assert page.get_element_by_id(action.removeprefix("#")) is not None


def test_a_zip_code_is_on_a_trip_with_all_that_it_reaches_into() -> None:
    rules_for_all(Effect.PROHIBITED)
    allowed(place=TEXAS)
    border = ZipCode.objects.create(code="75630", city="Avinger", jurisdiction=a_place(TEXAS))
    border.counties.add(a_place(f"{LOUISIANA}/county:caddo", level=Level.COUNTY))
    assert "Kratom: Prohibited (caddo, Louisiana)" in words_of("/compare/?place=75630&place=Utah")


def test_a_comparison_says_of_which_day_it_is() -> None:
    assert "The law on August 1, 2025, by what we had on record at" in words_of("/compare/?place=Utah&on=2025-08-01")
    assert "The law of today in each place, by what we had on record at" in words_of("/compare/?place=Utah")


def test_a_place_that_nobody_knows_is_said_beside_the_others() -> None:
    assert "Atlantis We know no such place. not known not known" in words_of("/compare/?places=Texas%0AAtlantis")


def test_a_comparison_is_bounded() -> None:
    assert "at most 20 places" in words_of("/compare/?" + "&".join(f"place=P{n}" for n in range(21)), 400)


def test_where_it_is_forbidden_nothing_may_be_shipped() -> None:
    rules_for_all(Effect.PROHIBITED)
    page = ship("Louisiana")
    assert "<strong>No</strong>" in page
    assert "RS 40:964 (Louisiana)" in page


def test_what_the_law_says_of_sale_alone_is_no_leave_to_ship() -> None:
    allowed(Activity.SALE, Activity.POSSESSION)
    assert "do not take it for a yes" in ship("Louisiana")


def test_where_all_that_a_parcel_needs_is_allowed_it_may_go() -> None:
    allowed()
    assert "No law on record forbids it" in ship("Louisiana")


def test_a_city_s_ban_stops_a_parcel_to_its_zip_code() -> None:
    allowed()
    slidell = a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE)
    a_rule(Effect.PROHIBITED, Activity.SALE, place=slidell, citation="Ord. 1")
    ZipCode.objects.create(code="70458", city="Slidell", jurisdiction=slidell)
    page = ship("70458-1234")
    assert "<strong>No</strong>" in page
    assert "Ord. 1 (slidell)" in page


def test_a_parcel_is_told_what_nobody_has_checked_and_whose_land_it_may_reach() -> None:
    allowed()
    a_place(f"{LOUISIANA}/place:slidell", level=Level.PLACE).names.create(text="slidell")
    tribe = a_place(f"{LOUISIANA}/tribal:chitimacha", level=Level.TRIBAL)
    a_rule(Effect.PROHIBITED, Activity.SALE, place=tribe, citation="Title 7")
    page = ship("slidell, Louisiana")
    assert "Nobody here has checked whether this place has a law of its own" in page
    assert "On tribal land the tribe’s own law counts" in page
    assert "Chitimacha Tribe, Louisiana</a>.</span>" in page
    assert "On tribal land" not in ship("Texas")


def test_what_turns_within_ninety_days_is_listed() -> None:
    allowed()
    day = timezone.now().date() + timedelta(days=60)
    a_rule(Effect.PROHIBITED, Activity.SALE, valid_from=day.isoformat(), counts_from=day)
    assert "No law on record forbids it → <strong>No</strong>" in ship("Louisiana")


def test_what_turns_later_is_not() -> None:
    allowed()
    day = timezone.now().date() + timedelta(days=120)
    a_rule(Effect.PROHIBITED, Activity.SALE, valid_from=day.isoformat(), counts_from=day)
    assert "Nothing, by what is on record today." in ship("Louisiana")


def test_a_file_s_first_column_counts() -> None:
    file = SimpleUploadedFile("orders.csv", "\ufeffZIP,name\n99999,Ann\n00000,Bob\n".encode())
    page = ship(file=file)
    assert page.count("We know no such ZIP code.") == 2


TOO_MANY = "\n".join(f"{number:05}" for number in range(501))


@pytest.mark.parametrize("wrong", [{"places": ""}, {"places": "Texas", "on": "never"}, {"places": TOO_MANY}])
def test_what_cannot_be_answered_is_told(wrong: dict[str, str]) -> None:
    assert Client().post("/ship/", wrong).status_code == 400


def test_a_name_with_its_state_is_no_row_of_two_columns() -> None:
    assert lines_of('zip,to\n62002,Ann\n"Alton, IL",Bob\nAlton, IL\n62002\n') == ["62002", "Alton, IL"]


def test_many_zip_codes_ask_no_more_than_one(django_assert_max_num_queries) -> None:
    a_substance()
    for number in range(300):
        ZipCode.objects.create(code=f"7{number:04}", city="Town", jurisdiction=a_place())
    with django_assert_max_num_queries(8):
        ship(*(f"7{number:04}" for number in range(300)))


@pytest.mark.parametrize(
    "row",
    [
        "02138", "02138,Ann", "02138;Ann;3", "02138\tAnn", "02138-1234,Ann", "021381234", '"02138","Ann, B."',
        '"=""02138"""', "'02138", "\ufeff02138",
    ],
)  # fmt: skip
def test_a_zip_code_is_read_as_spreadsheets_write_it(row: str) -> None:
    ZipCode.objects.create(code="02138", city="Cambridge", jurisdiction=a_place())
    (found,) = destinations(lines_of(row))
    assert found.place == a_place()
    assert "zeros" not in found.note


@pytest.mark.parametrize("row", ["2138", "2138,Ann", "2138.0;Ann", "2138-1234", "21381234"])
def test_the_zeros_that_a_spreadsheet_drops_are_put_back_and_told(row: str) -> None:
    ZipCode.objects.create(code="02138", city="Cambridge", jurisdiction=a_place())
    (found,) = destinations(lines_of(row))
    assert found.place == a_place()
    assert "Read as 02138" in found.note


def test_a_file_with_semicolons_has_a_header_too() -> None:
    assert lines_of("ZIP;Name\n99999;Ann\n00000;Bob") == ["99999", "00000"]


@pytest.mark.parametrize("row", ["=HYPERLINK(1)", "1234567", "999999", ";;;"])
def test_a_bad_row_is_told_and_never_a_yes(row: str) -> None:
    page = ship(row)
    assert "We know no such" in page
    assert "No law on record forbids it" not in page


def test_places_of_a_trip_may_stand_on_one_line() -> None:
    page = words_of("/compare/?places=Louisiana;+Texas")
    assert "Every government on the way United States Louisiana Texas" in page


def test_the_clock_that_a_law_begins_by_is_told_on_the_page_and_in_the_api() -> None:
    """Tennessee has two time zones: the state goes by one of them, and a city of its east by its own."""
    state = a_place("ocd-division/country:us/state:tn")
    city = a_place(f"{state.ocd_id}/place:knoxville", level=Level.PLACE, time_zone="America/New_York")
    for place, zone in ((state, "America/Chicago"), (city, "America/New_York")):
        assert Client().get("/api/v1/lookup", {"q": place.ocd_id}).json()["time_zone"] == zone
        assert f"A day begins at midnight of {zone} time" in words_of(f"/place/{place.ocd_id}/")
