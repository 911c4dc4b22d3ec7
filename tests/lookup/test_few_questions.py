"""However large the record is, an answer takes a few questions, and the database finds each by an index."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.builders import COUNTRY, LOUISIANA, a_change, a_place, a_substance
from tests.rules import a_bill, a_notice, a_published_rule
from tracker.evidence.models import Source
from tracker.record.models import Claim
from tracker.review.models import Publication
from tracker.vocabulary import Activity, Effect, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
Statement = tuple[str, Any]
SLIDELL = f"{LOUISIANA}/place:slidell"
THEN = "&on=2026-03-01&known=2026-03-01"
LOOKUPS = [LOUISIANA, "US-LA", "LA", "70458", "geoid 22", "Slidell, Louisiana", "Slidell, LA", SLIDELL]
PAGES = [COUNTRY, LOUISIANA, f"{LOUISIANA}/county:one", SLIDELL]
LISTS_OF_A_PLACE = ["/changes/?q=Louisiana", "/feeds/changes.atom?place=Louisiana", "/feeds/changes.atom?place=70458"]
FEW_ROWS = ("record_stamp", "catalog_substance", "catalog_loaded")  # one, or as many as are watched
A_LOOKUP, A_PAGE, AN_OLDER_READING = 6, 12, 1


def a_gazetteer() -> None:
    louisiana = a_place(iso_3166="US-LA", geoid="22")
    county = a_place(f"{LOUISIANA}/county:one", level=Level.COUNTY, geoid="22001")
    slidell = a_place(SLIDELL, name="Slidell", level=Level.PLACE, geoid="2270805")
    slidell.counties.add(county)
    slidell.zips.create(code="70458", city="Slidell")
    for place, names in ((louisiana, ["louisiana"]), (slidell, ["slidell"])):
        for name in names:
            place.names.create(text=name)
    for slug in ("kratom", "7-oh"):
        a_substance(slug)


def a_large_record() -> None:
    for place in (a_place(COUNTRY), a_place(), a_place(f"{LOUISIANA}/county:one"), a_place(SLIDELL)):
        for number in range(4):
            for activity in Activity:
                a_published_rule(Effect.PROHIBITED, activity, place=place, citation=f"RS 40:{number}")
            a_notice(place, str(number))
            a_bill(place, f"HB {number}")
            a_claim(place, f"claim {number}")
    Source.objects.update(declared=True, last_good_at=timezone.now() - timedelta(hours=1))


def a_claim(place: Any, key: str) -> None:
    claim = Claim.objects.create(
        jurisdiction=place, substance=a_substance(), key=f"{place.pk} {key}", says="prohibited", claimant="example.org",
        made_on="2026-02-01", recorded_at=timezone.now() - timedelta(days=400),
    )  # fmt: skip
    Publication.objects.create(change=a_change(place, key), closed=False, claim=claim)


@contextmanager
def heard() -> Iterator[list[Statement]]:
    """Gather what the database is asked, with the values that it is asked with."""
    statements: list[Statement] = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield statements


def asked(address: str) -> list[Statement]:
    with heard() as statements:
        assert Client().get(address, headers={"host": "127.0.0.1"}).status_code == 200
    return statements


def read_whole(statement: Statement) -> list[str]:
    """Return the tables that the database reads from the first row to the last to answer this."""
    sql, params = statement
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")  # then it reads a table so only where there is no other way
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = "\n".join(line for (line,) in cursor.fetchall())
            return re.findall(r"Seq Scan on (\w+)", plan)
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [row[3] for row in cursor.fetchall()]
    return [step.split()[1] for step in steps if step.startswith("SCAN") and "USING" not in step]


def addresses() -> list[str]:
    lookups = [f"/api/v1/lookup?q={quote(words)}" for words in LOOKUPS]
    pages = [f"/place/{place}/?" for place in PAGES]
    return [*(address + then for address in (*lookups, *pages) for then in ("", THEN)), *LISTS_OF_A_PLACE]


def grown_tables_read_whole() -> set[str]:
    a_gazetteer()
    a_large_record()
    statements = [one for address in addresses() for one in asked(address)]
    return {table for one in statements for table in read_whole(one)} - set(FEW_ROWS)


@pytest.mark.parametrize("is_large", [False, True], ids=["an empty record", "a large record"])
@pytest.mark.parametrize("then", ["", THEN], ids=["now", "then"])
@pytest.mark.parametrize("words", LOOKUPS)
def test_a_look_up_takes_six_questions(words: str, then: str, is_large: bool) -> None:
    a_gazetteer()
    if is_large:
        a_large_record()
    asked(f"/api/v1/lookup?q={LOUISIANA}&on=2000-01-01")  # what all answers share is known by then
    assert len(asked(f"/api/v1/lookup?q={quote(words)}{then}")) <= A_LOOKUP + (AN_OLDER_READING if then else 0)


@pytest.mark.parametrize("is_large", [False, True], ids=["an empty record", "a large record"])
@pytest.mark.parametrize("then", ["", THEN], ids=["now", "then"])
@pytest.mark.parametrize("place", PAGES)
def test_the_page_of_a_place_takes_a_dozen(place: str, then: str, is_large: bool) -> None:
    a_gazetteer()
    if is_large:
        a_large_record()
    assert len(asked(f"/place/{place}/?{then}")) <= A_PAGE


def test_no_table_that_grows_is_read_whole() -> None:
    assert grown_tables_read_whole() == set()


def test_on_postgresql_none_is_read_whole_either(
    postgres_database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    environment = {"DATABASE_URL": postgres_database}
    run_manage("migrate", "--verbosity", "0", env=environment)
    run_manage("collectstatic", "--noinput", "--verbosity", "0", env=environment)
    program = f"from {__name__} import *; print(json.dumps(sorted(grown_tables_read_whole())))"
    said = run_manage("shell", "--no-imports", "-c", program, env=environment).stdout
    assert json.loads(said.splitlines()[-1]) == []
