"""One command runs the whole tracker, keeps it running, and leaves nothing behind."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from tests.running import ROOT, RunningTracker
from tests.servers import PostgresServer, RedisServer, free_port, wait_until

Manage = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTracker]:
    """A running tracker that the tests of this module share: whatever they kill in it must come back."""
    running = RunningTracker(tmp_path_factory.mktemp("up") / "data")
    try:
        running.start()
        yield running
    finally:
        running.clear_away()


@pytest.fixture
def own_tracker(tmp_path: Path) -> Iterator[RunningTracker]:
    """A started tracker of the test's own, to be stopped at will."""
    running = RunningTracker(tmp_path / "data")
    try:
        running.start()
        yield running
    finally:
        running.clear_away()


def sign_in(tracker: RunningTracker, password: str) -> str:
    """Return the address where one stands after signing in to the desk as admin."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    address = f"http://127.0.0.1:{tracker.port}/admin/"
    page = browser.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None, page
    form = {"csrfmiddlewaretoken": token[1], "username": "admin", "password": password, "next": "/admin/"}
    return browser.open(f"{address}login/", urllib.parse.urlencode(form).encode()).geturl()


def works(tracker: RunningTracker, kind: str) -> bool:
    """Say whether the program does its work, and not only lives."""
    if kind == "web":
        return tracker.page_answers()
    if kind == "redis":
        try:
            with redis.Redis(unix_socket_path=str(tracker.data / "redis.sock"), retry=None) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
    if kind == "worker":
        ask = [sys.executable, "-m", "celery", "--app", "tracker.celery", "inspect", "ping", "--timeout", "5"]
        return subprocess.run(ask, cwd=ROOT, env=tracker.environment, capture_output=True, check=False).returncode == 0
    return rings(tracker)


def rings(tracker: RunningTracker) -> bool:
    """Say whether the clock puts rings into Redis: nothing else does."""
    with redis.Redis(unix_socket_path=str(tracker.data / "redis.sock")) as client:
        client.config_resetstat()
        time.sleep(6)
        return "cmdstat_lpush" in client.info("commandstats")


def test_the_password_of_the_first_staff_account_opens_the_desk(tracker: RunningTracker) -> None:
    (password,) = re.findall(r"admin, password (\S+)", tracker.log())
    assert sign_in(tracker, password).endswith("/admin/")


@pytest.mark.parametrize("word", ["tracker.sqlite3", "redis.sock", "mail: to", "RECALL_SECONDS=600", "open http://"])
def test_the_log_says_what_runs_where(tracker: RunningTracker, word: str) -> None:
    assert word in tracker.log()


@pytest.mark.parametrize("kind", ["web", "worker", "crawler", "beat", "redis"])
def test_a_killed_program_comes_back_and_works(tracker: RunningTracker, kind: str) -> None:
    before = tracker.child(kind)
    assert before is not None, tracker.log()
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: tracker.child(kind) not in (None, before), 120, f"{kind} comes back")
    wait_until(lambda: works(tracker, kind), 120, f"{kind} works again")


def test_the_worker_takes_work_after_redis_was_killed(tracker: RunningTracker) -> None:
    before = tracker.child("redis")
    assert before is not None
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: works(tracker, "worker"), 120, "the worker answers through the new Redis")


def test_two_trackers_never_share_a_data_folder(tracker: RunningTracker, run_manage: Manage) -> None:
    refused = run_manage("up", "--port", str(free_port()), env={"DATA_DIR": str(tracker.data)}, check=False)
    assert (refused.returncode, "already runs" in refused.stderr) == (1, True)


def test_a_taken_port_is_named(tracker: RunningTracker, run_manage: Manage) -> None:
    refused = run_manage("up", "--port", str(tracker.port), check=False)
    assert (refused.returncode, f"Port {tracker.port} cannot be used" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("switch", "address"),
    [("DATABASE_URL", "postgres://tracker:secret@127.0.0.1:9/tracker"), ("REDIS_URL", "redis://:secret@127.0.0.1:9/0")],
)
def test_a_server_that_cannot_be_reached_is_named_without_its_password(
    run_manage: Manage, tmp_path: Path, switch: str, address: str
) -> None:
    refused = run_manage("up", "--port", str(free_port()), env={switch: address}, check=False)
    (line,) = [line for line in refused.stderr.splitlines() if switch in line]
    assert (refused.returncode, "127.0.0.1:9" in line, "secret" in refused.stderr) == (1, True, False)
    assert RunningTracker(tmp_path / "data").processes() == []


def test_ctrl_c_stops_every_process(own_tracker: RunningTracker) -> None:
    own_tracker.interrupt()
    assert own_tracker.process.returncode == 0
    wait_until(lambda: own_tracker.processes() == [], 60, "what was killed is gone")


def test_a_second_start_makes_no_second_account(own_tracker: RunningTracker) -> None:
    own_tracker.interrupt()
    own_tracker.start()
    assert "first staff account" not in own_tracker.log()


def test_a_killed_supervisor_leaves_no_orphan(own_tracker: RunningTracker) -> None:
    own_tracker.process.kill()
    own_tracker.process.wait()
    wait_until(lambda: own_tracker.processes() == [], 60, "every process ends with its supervisor")


def test_the_same_program_runs_on_postgres_and_a_redis_elsewhere(
    tmp_path: Path, postgres_server: PostgresServer, postgres_database: str, redis_server: RedisServer
) -> None:
    running = RunningTracker(tmp_path / "data", DATABASE_URL=postgres_database, REDIS_URL=redis_server.url)
    try:
        running.start()
        wait_until(lambda: works(running, "worker"), 120, "the worker answers")
        assert running.child("redis") is None
    finally:
        running.clear_away()
