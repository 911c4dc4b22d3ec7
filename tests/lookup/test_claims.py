"""Claims stand beside the record: who says what, whether it differs, and when that disputes an answer."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_change, a_place, a_substance
from tests.rules import a_published_rule, a_rule, at_noon, rules_for_all
from tracker.evidence.models import Source
from tracker.record.models import Claim
from tracker.review.baseline.claim import claim_of_status, parts_of
from tracker.review.baseline.row import FOLDER, StatusRow, rows_of
from tracker.review.models import Publication
from tracker.vocabulary import Activity, Confidence, Effect, InstrumentKind, SubjectKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
PAGE = f"/place/{LOUISIANA}/"


def a_claim(says: str = "legal_unregulated", words: str = "", **more: Any) -> Claim:
    """A published claim of somebody about kratom in Louisiana, made after its ban."""
    values = {
        "key": f"{says} {words}", "claimant": "blog.example", "url": "https://blog.example/", "made_on": "2025-09-01",
        "confidence": "medium", "recorded_at": SEEN, "substance": a_substance(), "jurisdiction": a_place(), **more,
    }  # fmt: skip
    claim = Claim.objects.create(says=says, words=words, **values)
    change = a_change(quote=f"row of {claim.key}", kind=SubjectKind.CLAIM, subject=claim.key)
    Publication.objects.create(change=change, closed=False, claim=claim)
    return claim


def a_ban(confidence: Confidence = Confidence.REPORTED) -> None:
    """Kratom is forbidden in Louisiana since August 2025 by what was taken from a report."""
    for activity in (Activity.POSSESSION, Activity.SALE):
        a_published_rule(Effect.PROHIBITED, activity, confidence=confidence)


def claims(**asked: str) -> list[dict[str, Any]]:
    response = Client().get("/api/v1/claims", {"q": LOUISIANA, **asked})
    assert response.status_code == 200, response.content
    return response.json()["claims"]


def confidence(**asked: str) -> str:
    answers = Client().get("/api/v1/lookup", {"q": LOUISIANA, "substance": "kratom", **asked}).json()["answers"]
    return answers[0]["confidence"]


def test_a_claim_is_told_with_who_makes_it_where_and_how_surely() -> None:
    a_ban()
    a_claim(words="no law was found")
    assert claims() == [
        {
            "jurisdiction": LOUISIANA, "substance": "kratom", "says": "legal_unregulated", "words": "no law was found",
            "claimant": "blog.example", "url": "https://blog.example/", "made_on": "2025-09-01",
            "confidence": "medium", "compared": "differs",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "compared"),
    [
        ("prohibited_schedule_I", "agrees"), ("prohibited_other", "agrees"), ("regulated_kcpa", "differs"),
        ("prohibited", "agrees"), ("sale_prohibited", "differs"), ("unclear", "cannot be compared"),
        ("prohibited sale_prohibited", "agrees"), ("some new word", "cannot be compared"),
        ("in words", "cannot be compared"),
    ],
)  # fmt: skip
def test_a_word_is_compared_with_the_labels_it_can_mean_and_an_unknown_word_with_none(says: str, compared: str) -> None:
    a_ban()
    a_claim(says)
    assert claims()[0]["compared"] == compared


@pytest.mark.parametrize(
    ("made_on", "words", "compared"),
    [
        ("2025-09", "", "differs"), ("", "", "cannot be compared"), ("2024", "", "cannot be compared"),
        ("2024", "from 2025-08-01; in force", "differs"), ("2026", "to 2025-07-31; repealed", "cannot be compared"),
    ],
    ids=["a month after", "no day", "before anything known", "a law yet to come", "a law that is over"],
)  # fmt: skip
def test_a_claim_is_compared_on_the_days_that_it_speaks_of(made_on: str, words: str, compared: str) -> None:
    a_ban()
    a_claim(words=words, made_on=made_on)
    assert claims()[0]["compared"] == compared


def test_a_claim_on_products_says_nothing_comparable_of_a_concentrate() -> None:
    a_rule(Effect.PROHIBITED, Activity.SALE, substance="7-oh")
    a_claim("regulated_kcpa", substance=a_substance("7-oh"))
    assert claims()[0]["compared"] == "cannot be compared"


def test_a_claim_that_was_superseded_is_told_for_the_days_it_was_held() -> None:
    claim = a_claim()
    Claim.objects.filter(pk=claim.pk).update(superseded_at=at_noon("2026-02-01"))
    assert [len(claims(known=day)) for day in ("2025-12-31", "2026-01-15", "2026-02-01")] == [0, 1, 0]


def test_an_address_that_is_no_web_address_is_no_link_of_a_claim() -> None:
    a_claim(url="javascript:alert(1)")
    assert claims()[0]["url"] is None
    assert "javascript:" not in Client().get(PAGE).content.decode()


def test_the_claims_of_all_places_are_read_whole_by_following_next(django_assert_max_num_queries) -> None:
    for number, code in enumerate(("la", "tx", "ok", "la", "la")):
        a_claim(words=str(number), jurisdiction=a_place(f"{COUNTRY}/state:{code}"))
    seen, after = [], 0
    while after is not None:
        with django_assert_max_num_queries(10):
            page = Client().get("/api/v1/claims", {"limit": 2, "after": after}).json()
        seen += [(one["jurisdiction"][-2:], one["words"]) for one in page["claims"]]
        after = page["next"]
    assert seen == [("la", "0"), ("tx", "1"), ("ok", "2"), ("la", "3"), ("la", "4")]


def test_a_place_that_nobody_knows_has_no_claims() -> None:
    a_claim()
    assert Client().get("/api/v1/claims", {"q": "Atlantis"}).json()["claims"] == []


@pytest.mark.parametrize("asked", [{"limit": "201"}, {"known": "soon"}, {"substance": "coffee"}])
def test_a_senseless_question_about_claims_is_a_problem(asked: dict[str, str]) -> None:
    a_place()
    response = Client().get("/api/v1/claims", {"q": LOUISIANA, **asked})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    ("surety", "word"), [("high", "disputed"), ("medium", "disputed"), ("disputed", "disputed"), ("low", "reported")]
)
def test_a_reported_answer_is_disputed_by_a_claim_of_at_least_medium_confidence(surety: str, word: str) -> None:
    a_ban()
    a_claim(confidence=surety)
    assert confidence() == word


def test_a_claim_that_agrees_or_cannot_be_compared_disputes_nothing() -> None:
    a_ban()
    a_claim("prohibited_other")
    a_claim("in words", "it is complicated")
    assert confidence() == "reported"


def test_a_claim_about_a_draft_or_about_serving_alone_disputes_nothing() -> None:
    rules_for_all(Effect.ALLOWED, kind=InstrumentKind.FINDING, confidence=Confidence.REPORTED)
    a_claim("prohibited_other", "pending; a draft")
    serving = a_claim("prohibited_other", "of serving")
    a_rule(activity=Activity.SERVING, citation="Ord. 1", words=f"row of {serving.key}", counts_from=date(2200, 1, 1))
    assert {one["compared"] for one in claims()} == {"cannot be compared"}
    assert confidence() == "reported"


def test_a_side_of_a_conflict_disputes_where_none_of_the_labels_that_fit_it_is_ours() -> None:
    a_ban()
    a_claim("unregulated regulated age_restricted", "currently legal", confidence="disputed")
    assert confidence() == "disputed"


def test_a_claim_that_contradicts_the_law_before_disputes_nothing_today() -> None:
    a_rule(
        Effect.PRESCRIPTION_ONLY, valid_from="2014", counts_from=date(2014, 1, 1), valid_to="2025-08-01",
        counts_to=date(2025, 8, 1), citation="RS 40:1", confidence=Confidence.REPORTED,
    )  # fmt: skip
    a_ban()
    a_claim(made_on="2015")
    assert claims()[0]["compared"] == "differs"
    assert (confidence(on="2015-06-01"), confidence()) == ("disputed", "reported")


@pytest.mark.parametrize(("valid_from", "word"), [("", "disputed"), ("2025-08-01", "reported")])
def test_a_claim_from_before_a_report_disputes_it_unless_the_law_began_later(valid_from: str, word: str) -> None:
    rules_for_all(
        Effect.ALLOWED, kind=InstrumentKind.FINDING, confidence=Confidence.REPORTED, valid_from=valid_from,
        counts_from=date(2025, 8, 1),
    )  # fmt: skip
    a_claim("regulated_kcpa", made_on="2024")
    assert confidence() == word


@pytest.mark.parametrize(("checked_on", "word"), [("2025-08-15", "disputed"), ("2025-10-01", "confirmed")])
def test_a_confirmed_answer_is_disputed_only_by_a_claim_newer_than_its_last_check(checked_on: str, word: str) -> None:
    a_ban(Confidence.CONFIRMED)
    Source.objects.update(last_good_at=at_noon(checked_on), every=timedelta(days=1))
    a_claim()
    assert confidence() == word


def test_a_dispute_never_changes_the_label() -> None:
    a_ban()
    a_claim(confidence="high")
    page = html.fromstring(Client().get(PAGE).content.decode())
    assert page.xpath("//h2[@id='kratom']/span/text()") == ["Prohibited"]
    assert page.xpath("//details[@open]/summary/text()") == ["1 claim about Kratom in Louisiana"]
    assert "not as we have it" in page.text_content()


def test_the_days_of_every_row_of_the_baseline_come_back_from_its_claim() -> None:
    rows = rows_of((FOLDER / "status.csv").read_text(), "status.csv", StatusRow)
    told = [parts_of(claim_of_status(row).words)[:2] for row in rows]
    assert told == [(row.effective_from, row.effective_to) for row in rows]
