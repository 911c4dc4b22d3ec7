"""A bulk file lives as long as what it is made of, and no longer; what is said of all of them does, too."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import COUNTRY, LOUISIANA, a_change, a_place
from tests.lookup.test_bulk import file_of, places_of_the_map
from tests.rules import a_rule
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.lookup import edition
from tracker.lookup.bulk import bulk
from tracker.lookup.geojson import LABELS
from tracker.lookup.shelf import OLD, shelved
from tracker.lookup.tables import TABLES
from tracker.record.stamp import GAZETTEER
from tracker.review.models import Change
from tracker.vocabulary import Activity, ChangeState, Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_era", "static_files", "data_dir")]


def test_an_edition_is_taken_away_when_another_has_been_there_for_an_hour(data_dir, time_machine) -> None:
    begin = timezone.now()
    kept = []
    for number in range(4):
        time_machine.move_to(begin + timedelta(minutes=40 * number), tick=False)
        a_rule(citation=f"RS {number}")
        file_of("/data/rules.csv")
        kept.append(len(list((data_dir / "bulk" / "rules.csv").glob("*.gz"))))
    assert kept == [1, 2, 3, 3]


def test_what_was_never_finished_is_taken_away(data_dir, time_machine) -> None:
    a_rule()
    file_of("/data/rules.csv")
    left = data_dir / "bulk" / "rules.csv" / "0.draft"
    left.touch()
    os.utime(left, (0, 0))
    time_machine.move_to(timezone.now() + OLD * 2, tick=False)
    a_rule(citation="RS 2")
    file_of("/data/rules.csv")
    assert not left.exists()


@pytest.mark.parametrize("name", ["rules.csv", "sources.json", "jurisdictions.csv"])
def test_a_table_is_not_made_anew_for_another_day(name: str, time_machine, django_assert_max_num_queries) -> None:
    a_rule()
    first = file_of(f"/data/{name}")
    time_machine.move_to(timezone.now() + timedelta(days=3), tick=False)
    with django_assert_max_num_queries(1):  # the stamp
        assert file_of(f"/data/{name}") == first


def test_the_gazetteer_is_not_made_anew_for_a_law_or_a_reading(django_assert_max_num_queries) -> None:
    file_of("/data/jurisdictions.csv")
    a_rule(place=a_place())
    first = file_of("/data/jurisdictions.csv")
    a_rule(citation="RS 2")
    Source.objects.update(last_good_at=timezone.now())
    with django_assert_max_num_queries(1):
        assert file_of("/data/jurisdictions.csv") == first
    Jurisdiction.objects.filter(ocd_id=LOUISIANA).update(name="Louisiane")
    assert b"Louisiane" in file_of("/data/jurisdictions.csv")


def test_a_change_that_ended_nothing_is_among_the_changes_at_once() -> None:
    change = a_change(state=ChangeState.ACCEPTED, published_at=None)
    before = file_of("/data/changes.csv")
    Change.objects.update(state=ChangeState.PUBLISHED, published_at=timezone.now())
    assert change.subject not in before.decode()
    assert change.subject in file_of("/data/changes.csv").decode()


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.stamp == GAZETTEER])
def test_what_lives_as_long_as_the_gazetteer_is_made_of_nothing_else(name: str) -> None:
    a_rule()
    with CaptureQueriesContext(connection) as asked:
        file_of(f"/data/{name}.csv")
    tables = {table for one in asked for table in re.findall(r'(?:FROM|JOIN) "?(\w+)', one["sql"])}
    assert {table for table in tables if not table.startswith("catalog_")} == {"record_stamp"}


def test_labels_are_made_anew_at_midnight_there_and_at_no_other_quarter(time_machine) -> None:
    begins = date(2026, 8, 1)
    midnight = datetime(2026, 8, 1, 5, tzinfo=UTC)
    a_rule(Effect.PROHIBITED, place=a_place(time_zone="America/Chicago"), activity=Activity.SALE, counts_from=begins)
    told = []
    for minutes in (-30, -1, 0, 45):
        time_machine.move_to(midnight + timedelta(minutes=minutes), tick=False)
        (place,) = [one for id_, one in places_of_the_map().items() if id_ == LOUISIANA]
        told.append((place["properties"]["kratom"], place["properties"]["on"], path_of("labels.geojson")))
    july, also_july, august, also_august = told
    assert july == also_july != august == also_august
    assert (july[:2], august[:2]) == (("unknown", "2026-07-31"), ("prohibited", "2026-08-01"))


def path_of(name: str) -> Path:
    stem, _, form = name.partition(".")
    return bulk(stem, form).path


def test_a_file_in_whose_making_the_record_changed_is_not_handed_to_the_next(data_dir) -> None:
    stands = ["first"]

    def make() -> Iterator[str]:
        yield f"of the {stands[0]} "
        stands[0] = "second"
        yield "and what changed"

    def handed() -> str:
        return shelved(lambda: stands[0], "rules", "csv", make).path.read_text()

    assert handed() == "of the first and what changed"
    assert handed() == "of the second and what changed"
    stands[0] = "first"
    assert handed().startswith("of the first")
    assert not list((data_dir / "bulk" / "rules.csv").glob("first-*"))


def test_another_release_makes_every_file_anew(monkeypatch) -> None:
    names, now = (*TABLES, LABELS), timezone.now()
    before = {edition.edition(name, now) for name in names}
    monkeypatch.setattr(edition, "_program", lambda: "another")
    assert not before & {edition.edition(name, now) for name in names}


def test_the_description_is_the_same_while_every_file_is(time_machine) -> None:
    a_rule(place=a_place(time_zone="America/Chicago"))
    noon = datetime(2026, 8, 1, 12, tzinfo=UTC)
    time_machine.move_to(noon, tick=False)
    first = file_of("/data/datapackage.json")
    time_machine.move_to(noon + timedelta(hours=3), tick=False)
    assert file_of("/data/datapackage.json") == first


@pytest.mark.parametrize("change", [lambda: a_rule(citation="RS 2"), lambda: a_place(f"{COUNTRY}/state:tx")])
def test_the_version_is_another_once_a_file_is(change: Callable[[], object]) -> None:
    a_rule()
    first = Client().get("/data/datapackage.json").json()
    change()
    second = Client().get("/data/datapackage.json").json()
    assert first["version"] != second["version"]
    assert hashes(first) != hashes(second)


def hashes(package: dict) -> list[str]:
    return [one["hash"] for one in package["resources"]]
