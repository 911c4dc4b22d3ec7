"""What a reader sees: the answer first, in words, with the law behind it, and no cookie."""

import re
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_change, a_place, a_source, a_substance
from tests.lookup.words import words_of
from tests.rules import a_bill, a_notice, a_published_rule, a_rule, at_noon, rules_for_all
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.lookup.templatetags.names import in_a_sentence
from tracker.review.models import Decision
from tracker.vocabulary import Activity, Authority, BillStage, ConditionKind, Effect, InstrumentKind, Level, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
LOUISIANA_PAGE = f"/place/{LOUISIANA}/"
PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def links_of(address: str) -> list[str]:
    return html.fromstring(Client().get(address).content.decode()).xpath("//a/@href")


@pytest.mark.parametrize("words", ["Louisiana", "LA", "22"])
def test_the_front_page_leads_straight_to_the_place(words: str) -> None:
    load_governments()
    response = Client().get("/", {"q": words, "on": "2025-08-01"})
    assert (response.status_code, response["Location"]) == (302, f"{LOUISIANA_PAGE}?q={words}&on=2025-08-01")


def test_the_front_page_shows_every_state_and_says_what_unknown_means() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED, place=a_place())
    page = words_of("/")
    assert "Louisiana Prohibited Unknown" in page
    assert page.count("Unknown Unknown") == 55
    assert "does not mean that it is legal" in page


def test_the_front_page_says_when_it_knows_no_such_place() -> None:
    assert "We found no place in “Atlantis”" in words_of("/?q=Atlantis")


def test_the_title_of_a_page_tells_the_answer() -> None:
    load_governments()
    rules_for_all(Effect.PROHIBITED, place=a_place())
    assert "<title>Louisiana – Kratom: Prohibited, 7-OH: Unknown – " in Client().get(LOUISIANA_PAGE).content.decode()
    assert "<title>No place found for “Atlantis” – " in Client().get("/?q=Atlantis").content.decode()


@pytest.mark.parametrize(
    ("name", "level", "said"),
    [
        ("United States", Level.COUNTRY, "the United States"),
        ("Navajo Nation", Level.TRIBAL, "the Navajo Nation"),
        ("Thailand", Level.COUNTRY, "Thailand"),
        ("Lost Nation", Level.PLACE, "Lost Nation"),
    ],
)
def test_a_sentence_gives_a_country_its_article_and_a_city_none(name: str, level: Level, said: str) -> None:
    assert in_a_sentence(Jurisdiction(name=name, level=level)) == said


def test_a_place_in_a_state_with_tribal_law_on_record_points_to_it() -> None:
    load_governments()
    tribe = a_place("ocd-division/country:us/state:la/tribe:chitimacha", name="Chitimacha Tribe", level=Level.TRIBAL)
    rules_for_all(Effect.PROHIBITED, place=tribe, citation="Tribal code")
    assert "On record is that of: Chitimacha Tribe" in words_of(LOUISIANA_PAGE)
    assert "On tribal land" not in words_of("/place/ocd-division/country:us/state:tx/")


def test_a_place_without_rules_is_unknown_and_not_legal() -> None:
    load_governments()
    page = words_of(LOUISIANA_PAGE)
    assert page.count("Nobody here knows. That does not mean that it is legal.") == 2
    assert "Kratom: Unknown" in page


def test_a_place_page_answers_in_plain_words_before_it_gives_reasons() -> None:
    rules_for_all(Effect.PROHIBITED)
    page = words_of(LOUISIANA_PAGE)
    assert "Kratom: Prohibited The law here forbids it." in page
    assert "Having it Forbidden 2025-08-01" in page
    assert "Buying it in a shop No shop may sell it to you 2025-08-01" in page
    assert page.index("Having it") < page.index("RS 40:964")


def test_the_minimum_age_and_the_conditions_are_told() -> None:
    a_rule(Effect.ALLOWED, Activity.POSSESSION)
    age = {"kind": ConditionKind.MINIMUM_AGE, "amount": "21", "unit": "years", "words": "under twenty-one"}
    a_rule(Effect.CONDITIONAL, Activity.SALE, conditions=[age])
    page = words_of(LOUISIANA_PAGE)
    assert "Kratom: Age-restricted" in page
    assert "Minimum age: 21 years." in page
    assert "Selling it: only under conditions A minimum age: 21 years: “under twenty-one”" in page


def test_a_coming_change_is_told_with_its_day() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert "on August 1, 2025 this becomes Prohibited" in words_of(f"{LOUISIANA_PAGE}?on=2025-07-01")


def test_an_answer_has_a_link_that_gives_the_same_answer_for_ever() -> None:
    rules_for_all(Effect.PROHIBITED)
    (permalink,) = [link for link in links_of(LOUISIANA_PAGE) if "known=" in link]
    assert re.fullmatch(rf"{LOUISIANA_PAGE}\?on=\d{{4}}-\d\d-\d\d&known=[\dT%A.-]+Z", permalink)
    assert "Kratom: Prohibited" in words_of(permalink)
    assert "Kratom: Unknown" in words_of(f"{LOUISIANA_PAGE}?known=2025-12-31")


def test_a_sale_ban_with_possession_unknown_says_both() -> None:
    a_rule(Effect.PROHIBITED, Activity.SALE)
    assert "forbids selling it. Nobody here knows whether having it is allowed" in words_of(LOUISIANA_PAGE)


def test_a_reason_leads_to_the_law_and_to_the_stored_page_and_names_no_person(django_user_model: type) -> None:
    rule = a_published_rule()
    change = rule.publications.get().change
    person = django_user_model.objects.create_user("ann-the-reviewer", "ann@example.org")
    Decision.objects.create(
        change=change, verdict=Verdict.ACCEPT, person=person, version=1, pages=[], decided_at=rule.recorded_at
    )
    page = words_of(LOUISIANA_PAGE)
    assert "A person here accepted it on January 1, 2026." in page
    assert "ann" not in page
    assert {rule.instrument.url, f"/evidence/{change.observation.page_id}/"} <= set(links_of(LOUISIANA_PAGE))


def test_a_notice_of_the_country_stands_on_the_page_of_a_state() -> None:
    a_place()
    a_notice(a_place(COUNTRY))
    assert "Import alert 54-15 Detention without physical examination 2014-02-28" in words_of(LOUISIANA_PAGE)
    assert "Import alert 54-15" in words_of("/notices/")


def test_the_sources_are_shown_with_their_health() -> None:
    a_source(a_place())
    page = words_of("/sources/")
    assert "Louisiana State Legislature https://legis.la.gov/law primary day Not read yet" in page


def test_crawled_words_are_only_ever_text() -> None:
    a_published_rule(words=PAYLOAD, citation=PAYLOAD, url="javascript:alert(1)")
    a_notice(a_place(COUNTRY), PAYLOAD[:40], title=PAYLOAD, firm=PAYLOAD, url="javascript:alert(2)")
    page = html.fromstring(Client().get(LOUISIANA_PAGE).content.decode())
    assert page.xpath("//script[not(@type='application/ld+json')] | //img | //*[@onerror]") == []
    assert [link for link in page.xpath("//a/@href") if link.startswith("javascript")] == []
    assert PAYLOAD in page.text_content()


def test_a_link_to_elsewhere_vouches_for_nothing() -> None:
    a_published_rule()
    page = html.fromstring(Client().get(LOUISIANA_PAGE).content.decode())
    assert {link.get("rel") for link in page.xpath("//a[starts-with(@href, 'http')]")} == {"nofollow noopener"}


@pytest.mark.parametrize("address", ["/", LOUISIANA_PAGE, "/notices/", "/sources/", "/evidence/{page}/", "/healthz"])
def test_readers_get_no_cookie_and_no_script_in_the_page(address: str) -> None:
    page = a_published_rule().publications.get().change.observation.page
    response = Client().get(address.format(page=page.pk))
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert not re.search(
        r"<script(?! (?:src=\"/static/|type=\"application/ld))|<style|style=|\son\w+=", response.content.decode()
    )


@pytest.mark.parametrize("address", ["/", LOUISIANA_PAGE, "/notices/", "/sources/"])
def test_a_page_has_one_heading_above_all_and_every_table_names_its_columns(address: str) -> None:
    a_published_rule()
    a_notice(a_place(COUNTRY))
    page = html.fromstring(Client().get(address).content.decode())
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//table[not(.//th[@scope='col'])] | //tbody/tr[not(th[@scope='row'])]") == []
    assert len(ids := page.xpath("//@id")) == len(set(ids))


def test_a_place_page_asks_a_dozen_questions_at_most(django_assert_max_num_queries: type) -> None:
    for substance in ("kratom", "7-oh"):
        for number in range(5):
            for activity in Activity:
                a_published_rule(Effect.PROHIBITED, activity, substance=substance, citation=f"RS 40:{number}")
    for number in range(20):
        a_notice(a_place(COUNTRY), str(number))
    with django_assert_max_num_queries(12):
        words_of(LOUISIANA_PAGE)


def test_the_front_page_asks_no_more_for_more_states(django_assert_max_num_queries: type) -> None:
    load_governments()
    with django_assert_max_num_queries(6):
        words_of("/")


def test_health_counts_the_sources_that_cannot_be_read() -> None:
    source = a_source(a_place())
    assert Client().get("/healthz").json()["unhealthy_sources"] == 0
    source.last_outcome, source.next_due = "blocked", timezone.now()
    source.save()
    assert Client().get("/healthz").json().items() >= {"status": "ok", "unhealthy_sources": 1}.items()


def test_health_is_503_while_the_database_does_not_answer() -> None:
    def refuse(*_words: object) -> Iterator[None]:
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        assert Client().get("/healthz").status_code == 503


def test_a_corrected_law_is_shown_as_it_is_held_now() -> None:
    rule = a_rule(Effect.PROHIBITED, Activity.POSSESSION)
    type(rule).objects.update(superseded_at=a_change().published_at)
    a_substance()
    assert "Kratom: Unknown" in words_of(LOUISIANA_PAGE)


def test_an_agency_s_position_alone_is_told_as_no_leave() -> None:
    a_published_rule(Effect.CONDITIONAL, kind=InstrumentKind.AGENCY_POSITION)

    said = words_of(LOUISIANA_PAGE)

    assert "No law on record decides this" in said
    assert "A shop may sell it" not in said


def test_a_bill_stands_on_the_page_as_no_law() -> None:
    a_bill(stage=BillStage.IN_COMMITTEE)
    page = words_of(LOUISIANA_PAGE)
    assert "A bill is not law." in page
    assert "HB 253 Louisiana, 2026 Regular Session Kratom products In committee" in page


def test_the_page_says_whose_law_decides() -> None:
    rules_for_all(Effect.PROHIBITED)
    assert "Decided by state law (Louisiana)." in words_of(LOUISIANA_PAGE)


def test_what_we_said_before_stays_on_the_page() -> None:
    a_rule(Effect.PROHIBITED, Activity.POSSESSION, superseded_at=at_noon("2026-02-01"))
    finding = {"citation": "RS 2", "kind": InstrumentKind.FINDING, "recorded_at": at_noon("2026-02-01")}
    rules_for_all(Effect.ALLOWED, **finding)
    page = words_of(LOUISIANA_PAGE)
    assert "January 1, 2026, 00:00 Prohibited February 1, 2026, 12:00 Not regulated" in page
    assert "February 1, 2026, 12:00" not in words_of(f"{LOUISIANA_PAGE}?known=2026-01-15")


def test_a_law_that_others_report_is_not_called_the_law() -> None:
    rule = a_published_rule(confidence="reported", url="https://www.news.example/kratom")
    Source.objects.update(authority=Authority.SECONDARY)
    assert "Reported by news.example" in words_of(LOUISIANA_PAGE)
    assert rule.instrument.url in links_of(LOUISIANA_PAGE)


@pytest.mark.parametrize(("place", "is_named"), [(LOUISIANA, True), ("ocd-division/country:ca", False)])
def test_the_page_names_the_helpline_of_the_united_states_only_there(place: str, is_named: bool) -> None:
    a_place(place)
    page = words_of(f"/place/{place}/")
    assert "A doctor or pharmacist can help." in page
    assert ("1-800-662-4357" in page) is is_named
