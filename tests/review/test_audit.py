"""The audit is a chain: whatever is changed, taken out, put in or cut off is found, and the first bad row is named."""

import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from tests.line import FIRST, a_law, a_reviewer, a_source_in, cells, crawled, proposed
from tracker.catalog.load import load_governments
from tracker.record.write_once import names
from tracker.review.hold import hold, release
from tracker.review.models import Decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture
def chain(data_dir: Path) -> list[Decision]:
    """Four decisions on one change."""
    load_governments()
    crawled(a_source_in(), FIRST, a_law(*cells()))
    (change,), reviewer = proposed(), a_reviewer()
    for verb in (hold, release, hold, release):
        verb(change, reviewer, version=1, reason="let me ask")
    return list(Decision.objects.order_by("pk"))


def tamper(statement: str, *values: object) -> None:
    """Run a statement as somebody would who may drop the triggers."""
    with connection.cursor() as cursor:
        for name in names(Decision._meta.db_table):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        cursor.execute(statement, values)


def said(*words: str) -> str:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", *words, stdout=out)
    return out.getvalue()


def test_each_decision_holds_the_hash_of_the_one_before(chain: list[Decision]) -> None:
    assert [one.before for one in chain[1:]] == [one.sha256 for one in chain[:-1]]


def test_a_whole_chain_verifies(chain: list[Decision]) -> None:
    out = StringIO()
    call_command("verify", "--anchor", chain[1].sha256, stdout=out)
    assert "the chain holds the head that was published" in out.getvalue()


def test_a_rewritten_reason_is_found(chain: list[Decision]) -> None:
    tamper("UPDATE review_decision SET reason = 'of course' WHERE id = %s", chain[2].pk)
    assert f"decision {chain[2].pk} (hold by rea" in said()


def test_a_decision_taken_out_is_found_at_the_one_that_followed(chain: list[Decision]) -> None:
    tamper("DELETE FROM review_decision WHERE id = %s", chain[1].pk)
    assert f"decision {chain[2].pk} (hold by rea" in said()


def test_a_cut_off_end_is_found(chain: list[Decision]) -> None:
    tamper("DELETE FROM review_decision WHERE id >= %s", chain[2].pk)
    assert f"after {chain[1].sha256[:12]} something is missing" in said()


def test_an_end_cut_off_with_its_mark_is_found_by_a_published_head(chain: list[Decision]) -> None:
    anchor = chain[-1].sha256
    tamper("DELETE FROM review_decision WHERE id >= %s", chain[2].pk)
    tamper("UPDATE review_audithead SET sha256 = %s", chain[1].sha256)

    assert f"{anchor} is in it no more" in said("--anchor", anchor)


def test_a_chain_rewritten_whole_is_found_by_a_published_head(chain: list[Decision]) -> None:
    anchor, before = chain[-1].sha256, chain[0].before
    for one in chain:
        one.reason = "of course"
        rewritten = one.link(before)
        tamper(
            "UPDATE review_decision SET reason = %s, before = %s, sha256 = %s WHERE id = %s",
            one.reason, before, rewritten, one.pk,
        )  # fmt: skip
        before = rewritten
    tamper("UPDATE review_audithead SET sha256 = %s", before)

    words = said("--anchor", anchor)
    assert ("is not what was written" in words, f"{anchor} is in it no more" in words) == (False, True)


RACE = """
import threading
from django.contrib.auth.models import User
from django.db import connection
from tests.builders import a_change
from tracker.review.models import Decision
from django.utils import timezone
change, person = a_change(), User.objects.create_user("rea")
def decide():
    for _ in range(20):
        Decision.objects.create(change=change, verdict="ask", person=person, version=1, pages=[],
                                decided_at=timezone.now())
    connection.close()
threads = [threading.Thread(target=decide) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
from tracker.review.audit import verify_audit
print([check.bad for check in verify_audit()], Decision.objects.count())
"""


def test_postgresql_keeps_one_chain_too(
    postgres_database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    switches = {"DATABASE_URL": postgres_database}
    run_manage("migrate", env=switches)
    assert run_manage("shell", "--no-imports", "-c", RACE, env=switches).stdout.strip() == "[0, 0] 80"
    with psycopg.connect(postgres_database) as database, pytest.raises(psycopg.DatabaseError, match="written once"):
        database.execute("UPDATE review_decision SET reason = 'of course'")
