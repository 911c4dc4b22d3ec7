"""A visitor meets a database that is away: told that it passes, and when to come again."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from tests.conftest import ROOT
from tests.servers import PostgresServer, free_port, wait_until
from tracker.management.commands.up import WEB_WORKER
from tracker.management.supervisor import end_with

ADDRESSES = ("/subscribe/", "/sources/", "/api/v1/lookup?q=Ohio", "/healthz")


@pytest.mark.django_db
@pytest.mark.usefixtures("static_files")
@pytest.mark.parametrize(
    ("trouble", "status"), [(OperationalError("the connection is lost"), 503), (DatabaseError("no such table"), 500)]
)
@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_a_database_that_is_away_is_no_mistake_of_ours(address: str, trouble: DatabaseError, status: int) -> None:
    def refuse(*_words: object) -> Iterator[None]:
        raise trouble

    with connection.execute_wrapper(refuse):
        answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert answer.has_header("Retry-After") is (status == 503)


@contextmanager
def a_web_server(env: dict[str, str]) -> Iterator[str]:
    """Start the site as production does, in a process of its own, and return its address."""
    port = free_port()
    command = (sys.executable, "-m", "gunicorn", "tracker.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket")
    server = subprocess.Popen(
        (*command, "--worker-class", WEB_WORKER, "--threads", "4"),
        cwd=ROOT, env={**os.environ, **env}, stderr=subprocess.DEVNULL, preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


def statuses(site: str) -> set[int]:
    return {status(site + address) for address in ADDRESSES}


def status(url: str) -> int:
    """Return how the address answers, 0 for not at all."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def test_a_restart_of_the_database_is_503_while_it_lasts_and_over_when_it_is_back(
    postgres_server: PostgresServer,
    postgres_database: str,
    run_manage: Callable[..., object],
    data_dir: Path,
    static_files: None,
) -> None:
    env = {"DATABASE_URL": postgres_database, "DATA_DIR": str(data_dir)}
    run_manage("migrate", "--verbosity=0", env=env)
    (data_dir / "static").symlink_to(settings.STATIC_ROOT)
    with a_web_server(env) as site:
        wait_until(lambda: statuses(site) == {200}, 120, "the site answers")
        postgres_server.kill()
        try:
            away = [statuses(site) for _ in range(3)]
        finally:
            postgres_server.start()
        assert away == [{503}] * 3
        assert [statuses(site) for _ in range(3)] == [{200}] * 3
