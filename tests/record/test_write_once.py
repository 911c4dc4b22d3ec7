"""A row of the record changes in one way only, and once: from then on something else is known."""

import json
import subprocess
from collections.abc import Callable

import pytest

REWRITE = """
import json
from datetime import timedelta
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.rules import a_rule
from tracker.record.models import Rule

a_rule()
now, done = timezone.now(), {}
for name, change in {
    "another effect": {"effect": "allowed"},
    "another effect as it is superseded": {"effect": "allowed", "superseded_at": now},
    "superseded": {"superseded_at": now},
    "superseded at another time": {"superseded_at": now + timedelta(days=1)},
    "held again": {"superseded_at": None},
}.items():
    try:
        with transaction.atomic():
            done[name] = Rule.objects.update(**change)
    except DatabaseError as error:
        done[name] = "written once" in str(error)
print(json.dumps([name for name, refused in done.items() if refused is not True]))
"""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_row_is_superseded_once_and_nothing_else_of_it_ever_changes(
    database: str, run_manage: Callable[..., subprocess.CompletedProcess[str]], request: pytest.FixtureRequest
) -> None:
    env = {"DATABASE_URL": request.getfixturevalue("postgres_database")} if database == "postgresql" else {}
    run_manage("migrate", "--verbosity=0", env=env)
    assert json.loads(run_manage("shell", "--no-imports", "--command", REWRITE, env=env).stdout) == ["superseded"]
