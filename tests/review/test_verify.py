"""Verify finds whatever was done to the record or its evidence behind the program's back, and names it."""

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.line import FIRST, SECOND, a_law, a_reviewer, a_source_in, cells, crawled, proposed, published
from tests.rules import a_rule
from tracker.catalog.load import load_governments
from tracker.evidence.models import Observation, Page
from tracker.evidence.store import path_of
from tracker.record.models import Rule
from tracker.record.write_once import names
from tracker.review.models import Change, Decision, Publication
from tracker.vocabulary import Effect, Verdict

pytestmark = pytest.mark.django_db
SAYS_WHEN = "one publication that wrote it when it says"
CLOSED = "one that closed it if, and when, it is superseded"


@pytest.fixture
def change(settings: object, data_dir: Path) -> Change:
    """The second of two published changes of Louisiana's law: it closed what the first one wrote."""
    settings.RECALL_SECONDS = 0
    load_governments()
    source, reviewer = a_source_in(), a_reviewer()
    for at, law in ((FIRST, a_law(*cells())), (SECOND, a_law(*cells(Effect.PRESCRIPTION_ONLY)))):
        crawled(source, at, law, words=f"(12) Mitragynine “leaf” & all, {at:%Y-%m-%d}")
        (last,) = [published(one, reviewer) for one in proposed()]
    return last


def verified(*words: str) -> tuple[int, str]:
    """Return how `verify` ended and what it said; of whatever is bad it must say what to do."""
    said = StringIO()
    ended = 0
    try:
        call_command("verify", *words, stdout=said)
    except SystemExit as error:
        ended = int(error.code)
    assert "To do: ." not in said.getvalue()
    return ended, said.getvalue()


def rewrite(row: Any, **values: Any) -> None:
    """Change a row that is written once, as somebody would who first dropped its trigger and later put it back."""
    table = row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [names(table)[0]])
        (trigger,) = cursor.fetchone()
        cursor.execute(f'DROP TRIGGER "{names(table)[0]}"')
        type(row).objects.filter(pk=row.pk).update(**values)
        cursor.execute(trigger)


def test_a_record_that_the_line_wrote_is_clean(change: Change) -> None:
    ended, said = verified()

    assert ended == 0, said
    assert "14 a rule has one publication" in said
    assert "0 rules that we hold are reported" in said


def test_a_flipped_byte_is_found(change: Change) -> None:
    page = change.observation.page
    path_of(page.sha256).write_bytes(b"<li>(13)")

    ended, said = verified()

    assert ended == 1
    assert f"page {page.pk} ({page.url}): {page.sha256} does not hash to its name (1 of" in said


def test_a_lost_file_is_found(change: Change) -> None:
    path_of(change.observation.text_sha256).unlink()

    ended, said = verified()

    assert (ended, f"{change.observation.text_sha256} is missing" in said) == (1, True)


@pytest.mark.parametrize(("days", "ends"), [(29, 1), (31, 0)])
def test_bytes_that_nothing_refers_to_may_go_after_thirty_days(change: Change, days: int, ends: int) -> None:
    page = change.observation.page
    last_seen = timezone.now() - timedelta(days=days)
    Page.objects.create(
        source=page.source, crawl=page.crawl, url=page.url, fetched_from=page.url, method="GET", status=200, headers=[],
        sha256="1" * 64, size=1, text_sha256="2" * 64, seen_at=last_seen, last_seen_at=last_seen,
    )  # fmt: skip

    assert verified()[0] == ends


def test_a_quote_that_the_page_never_said_is_found(change: Change) -> None:
    Observation.objects.filter(pk=change.observation_id).update(quote="kratom is lawful")

    ended, said = verified()

    assert ended == 1
    assert f"observation {change.observation_id} (La. R.S. 40:964): its quote is not there (1 of 2 are bad)" in said


def test_a_rule_that_no_change_wrote_is_found(change: Change) -> None:
    rule = a_rule()

    ended, said = verified()

    assert ended == 1
    assert f"a rule has {SAYS_WHEN}: rule {rule.pk} (" in said


def test_a_rule_dated_back_is_found(change: Change) -> None:
    rule = Rule.objects.held().first()
    rewrite(rule, recorded_at=FIRST)

    assert f"a rule has {SAYS_WHEN}: rule {rule.pk} (" in verified()[1]


def test_a_rule_that_was_closed_by_nobody_is_found(change: Change) -> None:
    rule = Rule.objects.held().first()
    Rule.objects.filter(pk=rule.pk).update(superseded_at=timezone.now())

    assert f"a rule has {CLOSED}: rule {rule.pk} (" in verified()[1]


def test_a_closed_rule_that_was_opened_again_is_found(change: Change) -> None:
    rule = Rule.objects.exclude(superseded_at=None).first()
    rewrite(rule, superseded_at=None)

    assert f"a rule has {CLOSED}: rule {rule.pk} (" in verified()[1]


def test_a_published_change_without_its_decision_is_found(change: Change) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{names(Decision._meta.db_table)[1]}"')
    Decision.objects.filter(change=change).delete()

    said = verified()[1]

    assert f"a decided change has the decision that it stands by: change {change.pk} (" in said


def test_a_rejection_written_after_the_publication_is_found(change: Change) -> None:
    Decision.objects.create(
        change=change, verdict=Verdict.REJECT, person=a_reviewer("eve"), reason="never", version=1, pages=[],
        decided_at=timezone.now(),
    )  # fmt: skip

    assert f"a decided change has the decision that it stands by: change {change.pk} (" in verified()[1]


def test_a_publication_before_its_acceptance_is_found(change: Change) -> None:
    Change.objects.filter(pk=change.pk).update(published_at=change.decided_at - timedelta(seconds=1))

    assert f"a change was accepted before it was published: change {change.pk} (" in verified()[1]


@pytest.mark.parametrize("table", [Rule._meta.db_table, Decision._meta.db_table, Publication._meta.db_table])
def test_a_lost_trigger_is_found(change: Change, table: str) -> None:
    name = names(table)[1]
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{name}"')

    ended, said = verified()

    assert (ended, f"trigger {name} is missing" in said) == (1, True)


def test_a_row_that_refers_to_nothing_is_found(change: Change) -> None:
    with transaction.atomic():
        Observation.objects.filter(pk=change.observation_id).update(page=10**6)
        ended, said = verified()
        transaction.set_rollback(True)

    assert (ended, "no row refers to one that is not there" in said) == (1, True)


def test_a_machine_is_told_each_check_on_a_line(change: Change) -> None:
    a_rule()

    ended, said = verified("--json")
    *checks, last = [json.loads(line) for line in said.splitlines()]

    assert ended == 1
    assert [check["first"].split()[0] for check in checks if check["bad"]] == ["rule", "instrument"]
    assert last == {"reported": 0}


def test_it_asks_no_more_for_more_rows(change: Change, django_assert_max_num_queries: type) -> None:
    for number in range(30):
        a_rule(citation=f"RS 40:{number}")
    with django_assert_max_num_queries(60):
        verified()


def test_postgresql_misses_its_triggers_too(
    postgres_database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    switches = {"DATABASE_URL": postgres_database}
    run_manage("migrate", env=switches)
    run_manage("verify", env=switches)
    with psycopg.connect(postgres_database) as database:
        with pytest.raises(psycopg.Error, match="written once"), database.transaction():
            database.execute("TRUNCATE record_rule CASCADE")
        database.execute("ALTER TABLE record_rule DISABLE TRIGGER record_rule_is_never_deleted")

    ended = run_manage("verify", env=switches, check=False)

    assert (ended.returncode, "trigger record_rule_is_never_deleted is missing" in ended.stdout) == (1, True)
