"""The pages of places on the whole baseline and the whole gazetteer, loaded once: what they say and what they ask."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.builders import LOUISIANA, SEEN
from tests.lookup.words import words_of
from tracker.catalog.load import load_catalog
from tracker.evidence.models import Source
from tracker.review.baseline.load import load_baseline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("baseline", "static_files")]
PAGE = f"/place/{LOUISIANA}/"
US = "ocd-division/country:us"


@pytest.fixture(scope="module")
def baseline(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The whole baseline on the whole gazetteer, once for the tests that only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalog()
        load_baseline()
        yield
        transaction.set_rollback(True)


def test_what_came_from_the_baseline_is_unverified_however_lately_it_was_loaded() -> None:
    Source.objects.filter(slug="baseline").update(last_good_at=SEEN)
    (answer,) = Client().get("/api/v1/lookup", {"q": "LA", "substance": "kratom"}).json()["answers"]
    assert {(one["freshness"], one["checked_by"]) for one in answer["reasons"]} == {("unverified", "baseline")}
    assert "nobody has checked it since" in words_of(PAGE)


def test_no_reader_meets_a_raw_row_of_a_file() -> None:
    for place in (LOUISIANA, f"{US}/state:fl", f"{US}/state:il/place:alton", f"{US}/state:co/place:monument"):
        page = words_of(f"/place/{place}/")
        assert f",{place}," not in page
        assert "reported by" in page
    (answer,) = Client().get("/api/v1/lookup", {"q": "LA", "substance": "kratom"}).json()["answers"]
    assert answer["reasons"][0]["text"].startswith("from 2025-08-01; in force; Act 41")


def test_florida_s_emergency_rules_are_told_one_by_one() -> None:
    _, _, after = words_of(f"/place/{US}/state:fl/").partition("Laws that do not hold here on this day")
    assert after.count("emergency rule") >= 2


@pytest.mark.parametrize("place", ["state:la", "state:co", "state:il/place:alton", "state:oh", "state:tn"])
def test_a_page_of_the_whole_record_asks_a_dozen_questions_at_most(
    place: str, django_assert_max_num_queries: type
) -> None:
    with django_assert_max_num_queries(12):
        Client().get(f"/place/{US}/{place}/")
