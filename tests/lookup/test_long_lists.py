"""However many rows the record has, a list takes as many questions, and shows a page of them."""

import re
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.builders import COUNTRY, a_change, a_place, a_source, a_substance, an_event
from tests.lookup.test_claims import a_claim
from tests.lookup.test_few_questions import a_gazetteer, asked, heard
from tests.rules import a_bill, a_notice, a_published_rule
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.lookup.tables import TABLES
from tracker.review.models import Publication
from tracker.vocabulary import Effect, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
CODES = ("la", "tx", "ok", "nm", "ar", "ms", "al", "ga", "fl", "sc", "nc", "va")
LISTS = [
    *("/", "/changes/", "/changes/?baseline=yes", "/notices/", "/notices/?q=kratom&state=TX", "/disagreements/"),
    *("/sources/", "/coming/", "/map/", "/map/?of=world", "/feeds/changes.atom", "/calendar.ics", "/healthz"),
    *("/sitemap.xml", "/api/v1/claims", "/api/v1/labels", "/api/v1/coming", *(f"/api/v1/{name}" for name in TABLES)),
]

OF_A_STATE = [
    *("/", "/map/", "/map/?of=world", "/changes/?q=Louisiana", "/notices/?state=Louisiana", "/data/"),
    *("/feeds/changes.atom?place=Louisiana", "/calendar.ics?place=Louisiana", "/coming/?q=Louisiana"),
]


def a_record_of(codes: Iterable[str]) -> None:
    """Make a state of each code and a township in it, with something of everything, and a law that begins soon."""
    soon = timezone.now().date() + timedelta(days=30)
    lately = timezone.now().date() - timedelta(days=30)
    for code in codes:
        state = a_place(f"{COUNTRY}/state:{code}", name=code.upper())
        for place in (state, a_township(state)):
            a_published_rule(place=place, valid_from=lately.isoformat(), counts_from=lately)
            a_published_rule(Effect.ALLOWED, place=place, valid_from=soon.isoformat(), counts_from=soon, citation="2")
            notice = a_notice(place, place.ocd_id, charge="kratom in TX")
            Publication.objects.create(change=a_change(place, place.ocd_id), closed=False, notice=notice)
            an_event(a_change(place, f"of {place.ocd_id}"))
            a_bill(place)
            a_claim(jurisdiction=place, key=place.ocd_id, made_on=(soon - timedelta(days=40)).isoformat())
            a_source(place, f"us_{code}_{place.level}")
    Source.objects.update(declared=True)


def a_township(state: Jurisdiction) -> Jurisdiction:
    """Make a township with a ZIP code. Its county is part of its name in full."""
    county = a_place(f"{state.ocd_id}/county:one", level=Level.COUNTY)
    number = f"{state.pk:05}"
    town = a_place(f"{state.ocd_id}/place:one", level=Level.PLACE, kind="township", geoid=f"22001{number}")
    town.counties.add(county)
    town.zips.create(code=number, city="One")
    return town


def questions() -> dict[str, int]:
    for address in LISTS:
        asked(address)  # what all answers share is known by then
    return {address: len(asked(address)) for address in LISTS}


def test_a_list_asks_no_more_for_a_longer_record() -> None:
    a_substance("kratom"), a_substance("7-oh")
    a_record_of(CODES[:2])
    few = questions()
    a_record_of(CODES[2:])
    many = questions()
    assert {address: (few[address], many[address]) for address in LISTS if many[address] > few[address]} == {}


def test_parcels_to_more_zip_codes_take_no_more_questions() -> None:
    a_substance()
    codes = [town.zips.get().code for town in (a_township(a_place(f"{COUNTRY}/state:{code}")) for code in CODES)]
    counted = []
    for some in (codes[:2], codes):
        with heard() as statements:
            page = Client().post("/ship/", {"places": "\n".join(some)}, headers={"host": "127.0.0.1"})
        assert page.content.decode().count("township") >= len(some)
        counted.append(len(statements))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("asked_for", ["", "?baseline=yes", "?from=%d"])
def test_a_page_of_changes_is_found_by_an_index(asked_for: str) -> None:
    newest = [a_change(subject=f"RS {number}") for number in range(60)][-1]
    address = f"/changes/{asked_for % newest.pk if '%' in asked_for else asked_for}"
    (plan,) = [plan_of(sql, params) for sql, params in asked(address) if "review_change" in sql and "ORDER BY" in sql]
    assert "changes_newest_first" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("address", OF_A_STATE)
def test_what_concerns_a_state_is_found_without_reading_the_whole_gazetteer(address: str) -> None:
    a_gazetteer()
    for sql, params in asked(address):
        gazetteer = {"catalog_jurisdiction", *re.findall(r'"catalog_jurisdiction" (\w+)', sql)}
        assert not gazetteer & set(re.findall(r"SCAN (\w+)", plan_of(sql, params))), sql


def plan_of(sql: str, params: object) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(row[3] for row in cursor.fetchall())
