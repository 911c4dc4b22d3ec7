"""The long lists: notices that can be searched, changes with their corrections, whose word differs, what is read."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, a_change, a_place, a_source, a_substance
from tests.lookup.test_claims import a_ban, a_claim
from tests.lookup.words import words_of
from tests.rules import a_bill, a_notice, a_rule, at_noon, rules_for_all
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source
from tracker.review.models import Publication
from tracker.vocabulary import Cause, Effect, InstrumentKind, NoticeKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.mark.parametrize("asked", ["q=green+leaf", "q=TEA", "kind=recall", "year=2023", "substance=7-oh"])
def test_a_notice_is_found_by_firm_product_kind_year_and_substance(asked: str) -> None:
    a_substance()
    a_substance("7-oh", "7-OH")
    us = a_place(COUNTRY)
    a_notice(us, "54-15")
    facts = {"kind": NoticeKind.RECALL, "firm": "Green Leaf Inc", "product": "tea", "issued_on": "2023-05"}
    a_notice(us, "F-1-2023", substances=["7-oh"], **facts)
    page = words_of(f"/notices/?{asked}")
    assert "1 notice " in page
    assert "F-1-2023" in page


@pytest.mark.parametrize(
    ("state", "words", "is_found"),
    [
        ("Virginia", "Distributed by Leaf LLC, Roanoke, VA 24011", True),
        ("VA", "sold in Virginia and Ohio", True),
        ("Virginia", "sold in West Virginia", False),
        ("West Virginia", "sold in West Virginia", True),
        ("Kansas", "sold in Arkansas", False),
        ("Oregon", "KRATOM CAPSULES, RED OR GREEN", False),
        ("Washington", "an office in Washington, D.C.", False),
    ],
)  # fmt: skip
def test_a_notice_is_found_by_the_state_that_it_names(state: str, words: str, is_found: bool) -> None:
    load_governments()
    notice = a_notice(a_place(COUNTRY), "F-1")
    Publication.objects.create(change=a_change(quote=words), closed=False, notice=notice)
    assert ("F-1" in words_of(f"/notices/?state={state}")) == is_found


def test_a_notice_has_a_page_with_every_page_that_shows_it() -> None:
    notice = a_notice(a_place(COUNTRY), "F-1")
    for number in (1, 2):
        change = a_change(subject=str(number), quote=f"surface {number}")
        Publication.objects.create(change=change, closed=False, notice=notice)
    page = html.fromstring(Client().get(f"/notices/{notice.pk}/").content.decode())
    assert [one.text for one in page.xpath("//blockquote")] == ["surface 1", "surface 2"]
    assert len({link for link in page.xpath("//a/@href") if link.startswith("/evidence/")}) == 2


def test_an_acronym_of_import_alerts_is_spelled_out_and_explained_once() -> None:
    us = a_place(COUNTRY)
    alerts = [a_notice(us, number, title="Kratom", charge="DWPE with Surveillance") for number in ("54-15", "99-08")]
    for page in ("/notices/", f"/notices/{alerts[0].pk}/"):
        words = words_of(page)
        assert "DWPE" not in words
        assert "Detention without physical examination with Surveillance" in words
        assert words.count("may hold the product at the border without testing it") == 1


def test_of_a_recall_no_detention_is_explained() -> None:
    a_notice(a_place(COUNTRY), "F-1", kind=NoticeKind.RECALL, title="Kratom", charge="Undeclared mitragynine")
    assert "border" not in words_of("/notices/")


def test_a_notice_that_was_renewed_leads_to_what_holds_now() -> None:
    us = a_place(COUNTRY)
    old = a_notice(us, "F-1", superseded_at=at_noon("2026-02-01"))
    new = a_notice(us, "F-1", recorded_at=at_noon("2026-02-01"))
    assert "This is how we had it before." in words_of(f"/notices/{old.pk}/")
    assert f"/notices/{new.pk}/" in Client().get(f"/notices/{old.pk}/").content.decode()


def test_a_bill_leads_to_every_page_that_shows_it() -> None:
    bill = a_bill()
    changes = [a_change(subject=str(number), quote=f"publisher {number}") for number in (1, 2)]
    for change in changes:
        Publication.objects.create(change=change, closed=False, bill=bill)
    page = html.fromstring(Client().get(f"/place/{LOUISIANA}/").content.decode())
    assert page.xpath("//section[@aria-labelledby='bills']//a/@href") == [
        bill.url, *(f"/evidence/{change.observation.page_id}/" for change in changes),
    ]  # fmt: skip


def test_a_search_that_finds_no_notice_is_no_proof_that_there_is_none() -> None:
    a_notice(a_place(COUNTRY))
    assert "There may be some that we have not read." in words_of("/notices/?q=nothing-like-it")


@pytest.mark.parametrize("asked", ["kind=rumour", "year=20x5", "state=Atlantis"])
def test_a_search_that_makes_no_sense_is_told(asked: str) -> None:
    assert "We did not understand" in words_of(f"/notices/?{asked}", 400)


def test_a_long_list_comes_in_pages_that_keep_the_question() -> None:
    us = a_place(COUNTRY)
    for number in range(51):
        a_notice(us, f"I-{number}")
    page = html.fromstring(Client().get("/notices/?kind=import_alert").content.decode())
    assert page.xpath("//a[@rel='next']/@href") == ["?kind=import_alert&page=2"]
    assert words_of("/notices/?kind=import_alert&page=2").count("Import alert I-") == 1


def test_a_change_is_told_with_what_was_and_what_is() -> None:
    a_change()
    page = words_of("/changes/")
    assert "RS 40:964 (Louisiana)" in page
    assert "Sale of kratom: not recorded → prohibited, from 2025-08-01" in page


def test_a_law_that_came_into_force_lately_is_told_though_it_was_taken_over() -> None:
    today = timezone.now().date()
    lately, long_ago = today - timedelta(days=360), today - timedelta(days=370)
    rules_for_all(Effect.PROHIBITED, citation="Act 41", valid_from=lately.isoformat(), counts_from=lately)
    texas = a_place("ocd-division/country:us/state:tx")
    a_rule(place=texas, citation="Act 2", valid_from=long_ago.isoformat(), counts_from=long_ago)
    a_rule(place=texas, citation="Act 3", valid_from="", counts_from=lately)
    page = words_of("/changes/")
    assert "Louisiana, Kratom: Unknown → Prohibited, by Act 41" in page
    assert "Act 2" not in page
    assert "Act 3" not in page
    assert "Act 41" not in words_of("/changes/?kind=bill")


def test_a_correction_is_marked_as_one() -> None:
    wrong = a_change()
    a_change(corrects=wrong, subject="RS 40:965")
    page = html.fromstring(Client().get("/changes/").content.decode())
    assert "Correction RS 40:965" in " ".join(page.xpath("//article[1]/h2")[0].text_content().split())
    (way,) = page.xpath("//a[.='an earlier change']/@href")
    earlier = html.fromstring(Client().get(f"/changes/{way}").content.decode())
    assert earlier.xpath("//article/@id") == [f"change-{wrong.pk}"] == [way.partition("#")[2]]


def test_a_page_of_changes_stays_as_it_was_when_others_follow() -> None:
    changes = [a_change(subject=f"RS {number}") for number in range(53)]
    first = html.fromstring(Client().get("/changes/?kind=instrument").content.decode())
    (older,) = first.xpath("//a[@rel='next']/@href")
    assert older == f"?kind=instrument&from={changes[2].pk}"
    a_change(subject="RS 99")
    second = html.fromstring(Client().get(f"/changes/{older}").content.decode())
    assert second.xpath("//article/@id") == [f"change-{one.pk}" for one in (changes[2], changes[1], changes[0])]
    assert second.xpath("//nav[@class='pages']//a/@href") == ["?kind=instrument&"]


@pytest.mark.parametrize("words", ["0", "x", "-1", "9" * 30])
def test_a_page_of_changes_from_none_that_we_know_is_refused(words: str) -> None:
    assert "There is no such change" in words_of(f"/changes/?from={words}", 400)


def test_what_was_taken_over_at_the_beginning_is_no_change() -> None:
    a_change(cause=Cause.BASELINE)
    assert "No change on record fits this." in words_of("/changes/")
    assert "RS 40:964" in words_of("/changes/?baseline=yes")


def test_changes_are_those_of_the_place_and_below_it() -> None:
    load_governments()
    a_change()
    assert "RS 40:964" in words_of("/changes/?q=US")
    assert "No change on record fits this." in words_of("/changes/?q=Texas")
    assert "We did not understand" in words_of("/changes/?q=Atlantis", 400)


def test_a_claim_that_differs_stands_beside_our_law() -> None:
    a_ban()
    a_claim()
    page = words_of("/disagreements/")
    assert "Legal and not regulated Prohibited by RS 40:964 blog.example 2025-09-01, medium" in page


def test_what_we_said_of_days_long_gone_is_not_taken_for_today() -> None:
    rules_for_all(
        Effect.ALLOWED, kind=InstrumentKind.FINDING, citation="nothing found", valid_from="2024-01-01",
        counts_from=date(2024, 1, 1), valid_to="2025-08-01", counts_to=date(2025, 8, 1),
    )  # fmt: skip
    a_ban()
    a_claim("prohibited_other", made_on="2024-09-01")
    assert "Not regulated Today: Prohibited" in words_of("/disagreements/")


def test_a_claim_that_agrees_is_no_disagreement() -> None:
    a_ban()
    a_claim("prohibited_other")
    assert "Nobody whom we know of says otherwise." in words_of("/disagreements/")


def test_disagreements_ask_no_more_for_more_places(django_assert_max_num_queries) -> None:
    for number, code in enumerate(("la", "tx", "ok", "nm")):
        a_claim(words=str(number), jurisdiction=a_place(f"{COUNTRY}/state:{code}"))
    with django_assert_max_num_queries(10):
        words_of("/disagreements/")


def test_the_places_that_nobody_reads_are_named() -> None:
    load_governments()
    a_source(a_place())
    page = words_of("/sources/")
    unread = page[page.index("Places whose own pages") :]
    assert "Texas" in unread
    assert "Louisiana" not in unread


def test_the_sources_of_the_united_states_stand_before_those_of_other_countries() -> None:
    for slug, place in (("b", "ocd-division/country:au"), ("c", LOUISIANA), ("d", COUNTRY)):
        a_source(a_place(place), slug)
    summaries = html.fromstring(Client().get("/sources/").content.decode()).xpath("//summary")
    assert [one.text_content() for one in summaries] == [
        "United States (1 source)", "Louisiana (1 source)", "au (1 source)",
    ]  # fmt: skip


def test_a_source_that_refuses_us_is_told_in_words() -> None:
    source = a_source(a_place())
    source.last_outcome, source.note = "blocked", "Ask the clerk."
    source.save()
    assert "Refuses readers like ours Ask the clerk." in words_of("/sources/")


@pytest.mark.parametrize(
    ("outcome", "paused", "told"),
    [
        ("blocked", False, "Louisiana (2 sources) 1 failed at its last reading"),
        *(("blocked", True, "Louisiana (2 sources)"), ("same", False, "Louisiana (2 sources)")),
        *(("waiting", False, "Louisiana (2 sources)"), ("", False, "Louisiana (2 sources)")),
    ],
)
def test_the_folded_line_of_a_place_tells_that_a_source_there_fails(outcome: str, paused: bool, told: str) -> None:
    a_source(a_place())
    Source.objects.filter(pk=a_source(a_place(), "b").pk).update(last_outcome=outcome, paused=paused)
    (summary,) = html.fromstring(Client().get("/sources/").content.decode()).xpath("//summary")
    assert summary.text_content() == told


@pytest.mark.parametrize(("two", "words"), [(True, "two different people"), (False, "one person alone")])
def test_the_public_is_told_how_many_people_it_takes(settings: object, two: bool, words: str) -> None:
    settings.TWO_PERSONS = two
    assert words in words_of("/sources/")
