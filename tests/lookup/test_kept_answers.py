"""Answers are kept, and never given again once anything that they are made of has changed."""

import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta

import psycopg
import pytest
import time_machine
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_place
from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tests.rules import a_bill, a_notice, a_published_rule, a_rule
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source
from tracker.lookup.kept import Era, Kept, quarter_of
from tracker.lookup.views.keeping import KeepAnswers
from tracker.record.stamp import GAZETTEER, READ_ALL, WHOLE, names
from tracker.vocabulary import Activity, Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_era", "static_files")]
PAGE = f"/place/{LOUISIANA}/"
API = f"/api/v1/lookup?q={LOUISIANA}&substance=kratom"
GUAM, HONOLULU = f"{COUNTRY}/territory:gu", f"{COUNTRY}/state:hi"
MADE_OF = (
    "catalog_jurisdiction", "catalog_substance", "catalog_loaded", "record_instrument", "record_rule",
    "record_preemption", "record_notice", "record_bill", "record_claim", "evidence_source", "review_publication",
    "review_change",
)  # fmt: skip
A_COUNTRY = """
    INSERT INTO catalog_jurisdiction (ocd_id, name, level, time_zone, iso_3166, geoid, kind, zip_count)
    VALUES ('ocd-division/country:us', 'United States', 'country', 'UTC', 'US', '', '', 0)
"""
A_LAW_OF_IT = """
    INSERT INTO record_instrument
        (jurisdiction_id, kind, citation, title, url, reach, standing, adopted_on, signed_on, filed_on)
    SELECT id, 'statute', 'USC 1', '', '', 'whole', '', '', '', '' FROM catalog_jurisdiction
"""


def page(address: str = PAGE) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def label(place: str = LOUISIANA) -> str:
    (answer,) = Client().get(f"/api/v1/lookup?q={place}&substance=kratom").json()["answers"]
    return str(answer["label"])


@pytest.mark.parametrize("address", [PAGE, API, f"/api/v1/claims?q={LOUISIANA}", "/map/", "/"])
def test_an_answer_that_is_kept_costs_one_query(address: str) -> None:
    a_published_rule()
    first = page(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert page(address) == first
    assert len(asked) == 1


@pytest.mark.parametrize("address", [PAGE, API])
def test_who_has_the_answer_is_told_that_it_stands(address: str) -> None:
    a_published_rule()
    etag = Client().get(address)["ETag"]
    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 304
    a_notice(a_place(COUNTRY))
    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 200


def test_what_is_published_is_told_at_once(settings) -> None:
    settings.RECALL_SECONDS = 0
    load_governments()
    crawled(a_source_in(), FIRST, a_law(*cells()))
    assert label() == "unknown"
    published(proposed()[0], a_reviewer())
    assert label() == "prohibited"


def test_a_notice_a_bill_and_a_reading_are_told_at_once() -> None:
    a_published_rule()
    page()
    a_notice(a_place(COUNTRY), title="Detention of kratom")
    assert "Detention of kratom" in page()
    a_bill(identifier="HB 999")
    assert "HB 999" in page()
    Source.objects.update(declared=True, last_good_at=timezone.now())
    assert Client().get(API).json()["answers"][0]["freshness"] == "fresh"


@pytest.mark.parametrize(
    ("place", "zone", "midnight"),
    [
        (LOUISIANA, "America/Chicago", "2026-08-01T05:00:00+00:00"),
        (GUAM, "Pacific/Guam", "2026-07-31T14:00:00+00:00"),
        (HONOLULU, "Pacific/Honolulu", "2026-08-01T10:00:00+00:00"),
    ],
)
def test_at_midnight_there_the_law_of_the_new_day_is_told(place: str, zone: str, midnight: str) -> None:
    a_rule(Effect.PROHIBITED, Activity.SALE, place=a_place(place, time_zone=zone), counts_from=date(2026, 8, 1))
    turn = datetime.fromisoformat(midnight)
    with time_machine.travel(turn - timedelta(seconds=1), tick=False):
        assert label(place) == "unknown"
    with time_machine.travel(turn, tick=False):
        assert label(place) == "prohibited"


def test_a_reading_grows_old_though_nothing_changes() -> None:
    a_published_rule()
    with time_machine.travel(SEEN + timedelta(days=30), tick=False):
        Source.objects.update(declared=True, last_good_at=timezone.now())
        assert Client().get(API).json()["answers"][0]["freshness"] == "fresh"
    with time_machine.travel(SEEN + timedelta(days=130), tick=False):
        assert Client().get(API).json()["answers"][0]["freshness"] == "stale"


def test_every_table_that_answers_are_made_of_renews_the_stamp() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    assert {name for table in MADE_OF for name in names(table, "sqlite")} <= there


def test_on_postgresql_too_a_commit_renews_its_stamps_and_a_rollback_none(
    postgres_database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    run_manage("migrate", "--verbosity", "0", env={"DATABASE_URL": postgres_database})
    with psycopg.connect(postgres_database, autocommit=True) as database:

        def tokens() -> dict[int, str]:
            return dict(database.execute(READ_ALL).fetchall())

        first = tokens()
        database.execute(A_COUNTRY)
        second = tokens()
        with database.transaction(force_rollback=True):
            database.execute(A_LAW_OF_IT)
        assert second == tokens()
        database.execute(A_LAW_OF_IT)
        third = tokens()
    assert set(first) == {WHOLE, GAZETTEER}
    assert not set(first.values()) & set(second.values())
    assert (third[GAZETTEER], third[WHOLE] != second[WHOLE]) == (second[GAZETTEER], True)


def test_an_error_is_not_kept() -> None:
    a_place()
    assert Client().get(f"{PAGE}?on=yesterday").status_code == 400
    with CaptureQueriesContext(connection) as asked:
        Client().get(f"{PAGE}?on=yesterday")
    assert len(asked) > 1


@pytest.mark.parametrize(
    "header",
    [{"Vary": "Cookie"}, {"Set-Cookie": "a=b"}, {"Cache-Control": "private"}],
    ids=["differs by who asks", "with a cookie", "private"],
)
def test_an_answer_that_is_for_one_only_is_not_kept(header: dict[str, str]) -> None:
    times = []

    def answered(_: HttpRequest) -> HttpResponse:
        times.append(1)
        response = HttpResponse("yours", headers={"Cache-Control": "public", **header})
        if "Set-Cookie" in header:
            response.set_cookie("a", "b")
        return response

    ask = KeepAnswers(answered)
    for _ in range(2):
        ask(RequestFactory().get("/map/"))
    assert len(times) == 2


def test_what_was_asked_for_longest_ago_goes_when_there_is_too_much() -> None:
    kept, era = Kept[str](most=10), Era(stamp="a", quarter=quarter_of(timezone.now()))
    for address in ("first", "second"):
        kept.put(era, address, "12345", 5)
    kept.get(era, "first")
    kept.put(era, "third", "12345", 5)
    assert [bool(kept.get(era, address)) for address in ("first", "second", "third")] == [True, False, True]


def test_answers_of_another_era_are_forgotten() -> None:
    kept, quarter = Kept[str](), quarter_of(timezone.now())
    kept.put(Era(stamp="a", quarter=quarter), "page", "old", 3)
    assert kept.get(Era(stamp="b", quarter=quarter), "page") is None
