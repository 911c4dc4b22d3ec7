"""Questions that are no place: what a sentence speaks of, which states fit, and what comes next."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.builders import LOUISIANA, a_place, a_substance
from tests.lookup.test_lists import words_of
from tests.rules import a_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.lookup.coming import coming
from tracker.vocabulary import Effect, InstrumentKind, Label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
AGE = {"kind": "minimum_age", "amount": "21", "unit": "years", "basis": "", "words": "21"}


def links_of(address: str) -> list[str]:
    page = html.fromstring(Client().get(address).content.decode())
    return [str(link) for link in page.xpath("//main//h2[@id='q_found']/following-sibling::ul[1]//a/@href")]


def rows_of(address: str) -> list[str]:
    page = html.fromstring(Client().get(address).content.decode())
    return [str(name) for name in page.xpath("//main//tbody//th//a/text()")]


def test_a_trip_in_words_leads_to_the_comparison_of_its_places() -> None:
    load_governments()
    place, trip = "/place/ocd-division/country:us/state:{}/", "/compare/?place=Ohio&place=Florida"
    found = links_of("/?q=can+I+drive+from+Ohio+to+Florida+with+7-OH")
    assert found == [place.format("oh"), place.format("fl"), trip]


def test_a_day_in_a_sentence_is_asked_for() -> None:
    load_governments()
    for day in ("2025-07-31", "July+31,+2025", "31+July+2025"):
        assert links_of(f"/?q=was+it+legal+in+Louisiana+on+{day}")[0] == f"/place/{LOUISIANA}/?on=2025-07-31"
    assert links_of("/?q=was+it+legal+in+Louisiana+on+2999-12-31") == [f"/place/{LOUISIANA}/"]


def test_of_a_year_its_first_and_last_day_are_shown_and_what_was_said_then() -> None:
    load_governments()
    first, last = (f"/place/{LOUISIANA}/?on=2024-{day}" for day in ("01-01", "12-31"))
    found = links_of("/?q=what+did+you+say+about+Louisiana+in+2024")
    assert found == [first, f"{first}&known=2024-01-01", last, f"{last}&known=2024-12-31"]


def test_a_question_about_one_place_is_answered_where_it_was_asked() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED, place=a_place(), citation="The ban")
    page = html.fromstring(Client().get("/?q=is+kratom+legal+in+Louisiana").content.decode())
    (told,) = page.xpath("//h2[@id='q_found']/following-sibling::ul[1]/li")
    assert "Kratom: Prohibited; 7-OH: Unknown" in told.text_content()


def test_who_asks_to_ship_to_several_places_is_led_to_where_that_is_judged() -> None:
    load_governments()
    page = html.fromstring(Client().get("/?q=can+I+ship+it+to+Ohio+and+Texas").content.decode())
    assert "/ship/" in page.xpath("//h2[@id='q_found']/following-sibling::ul[2]//a/@href")


def test_a_short_answer_names_the_age_that_is_asked_for() -> None:
    load_governments()
    rules_for_all(Effect.CONDITIONAL, place=a_place(), citation="The act", conditions=[AGE])
    assert "Kratom: Age-restricted, from 21 years" in words_of("/?q=can+my+son+buy+it+in+Louisiana")


def test_a_question_about_no_place_leads_to_the_page_that_answers_it() -> None:
    page = html.fromstring(Client().get("/?q=what+changed+this+month").content.decode())
    assert page.xpath("//h2[.='These pages may answer it']/following-sibling::ul[1]//a/@href") == ["/changes/"]


def test_the_states_that_forbid_one_substance_and_not_the_other_are_shown() -> None:
    a_substance("kratom"), a_substance("7-oh")
    texas = a_place("ocd-division/country:us/state:tx")
    for place in (a_place(), texas):
        rules_for_all(Effect.PROHIBITED, place=place, substance="7-oh", citation="The ban")
    rules_for_all(Effect.ALLOWED, place=texas, citation="The act")
    rules_for_all(Effect.PROHIBITED, citation="The other ban")
    assert rows_of("/?7-oh=forbidden&kratom=not-forbidden") == ["Texas"]
    assert rows_of("/?7-oh=forbidden&kratom=forbidden") == ["Louisiana"]
    assert rows_of("/?7-oh=unknown") == []
    assert Client().get("/?7-oh=tasty").status_code == 400


def test_what_comes_next_is_told_once_with_its_law() -> None:
    today = timezone.now().date()
    day = today + timedelta(days=30)
    a_place(f"{LOUISIANA}/place:slidell", level="place")
    rules_for_all(Effect.PROHIBITED, citation="Act 41", valid_from=day.isoformat(), counts_from=day)
    a_rule(citation="Long ago", valid_from="2020", counts_from=today - timedelta(days=999))
    (turn,) = coming([a_substance()], timezone.now())
    assert (turn.on, turn.place.name, turn.after, turn.citations) == (day, "Louisiana", Label.PROHIBITED, ("Act 41",))


def test_that_a_search_had_found_no_law_is_no_reason_for_the_law_that_begins() -> None:
    day = timezone.now().date() + timedelta(days=30)
    a_rule(Effect.ALLOWED, kind=InstrumentKind.FINDING, citation="no law found", valid_to="", counts_to=day)
    a_rule(citation="Act 41", valid_from=day.isoformat(), counts_from=day)
    (turn,) = coming([a_substance()], timezone.now())
    assert turn.citations == ("Act 41",)
    assert turn.is_soon
    assert "Act 41" in Client().get("/coming/").content.decode()
    (told,) = Client().get("/api/v1/coming").json()["turns"]
    assert told["on"] == day.isoformat()


@pytest.mark.parametrize(
    ("named", "month", "day", "words"),
    [
        ("%d", 12, 31, "by December 31, %d (only the year is known)"),
        ("%d", 1, 1, "January 1, %d at the earliest (only the year is known)"),
        ("%d-06", 6, 30, "by June 30, %d (only the month is known)"),
        ("%d-06-30", 6, 30, "By June 30, %d Louisiana, Kratom"),
    ],
)
def test_of_a_day_that_a_law_names_only_in_part_no_more_is_told(named: str, month: int, day: int, words: str) -> None:
    year = timezone.now().year + 2
    a_rule(valid_from=named % year, counts_from=date(year, month, day))
    assert words % year in words_of("/coming/")


@pytest.mark.parametrize(
    ("named", "month", "day", "partial", "sureness"),
    [
        ("%d", 12, 31, "%d", "at_the_latest"),
        ("%d-06", 6, 1, "%d-06", "at_the_earliest"),
        ("%d-06-30", 6, 30, None, "on_the_day"),
    ],
)
def test_a_program_is_told_where_only_the_month_or_the_year_is_known(
    named: str, month: int, day: int, partial: str | None, sureness: str
) -> None:
    year = timezone.now().year + 2
    a_rule(valid_from=named % year, counts_from=date(year, month, day))
    (told,) = Client().get("/api/v1/coming").json()["turns"]
    assert (told["partial"], told["sureness"]) == (partial and partial % year, sureness)


def test_a_day_that_no_calendar_has_is_told() -> None:
    load_governments()
    assert "2025-99-31 is no day" in words_of("/?q=was+it+legal+in+Ohio+on+2025-99-31")
    assert "is no day" not in words_of("/?q=was+it+legal+in+Ohio+on+2025-09-30")


def test_what_comes_after_ninety_days_is_not_soon() -> None:
    day = timezone.now().date() + timedelta(days=99)
    a_rule(valid_from=day.isoformat(), counts_from=day)
    (turn,) = coming([a_substance()], timezone.now())
    assert not turn.is_soon


def test_what_nobody_checked_is_said() -> None:
    page = Client().get("/about/").content.decode()
    assert "Tribal land" in page
    assert "Unknown" in page
