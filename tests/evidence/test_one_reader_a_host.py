"""Two processes on one PostgreSQL, one host: never two connections at once, and what the host asked for is kept."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Event, Lock

import pytest

from tests.conftest import ROOT
from tests.servers import wait_until
from tests.stub_site import Asked, Reply, StubSite, at

PREPARE = "from tracker.catalog.load import *; load_governments()"
Crawl = Callable[..., subprocess.Popen[str]]


class Slow:
    """Holds each answer back until it is told to let go, and counts how many it holds at once."""

    def __init__(self, reply: Reply) -> None:
        self.reply, self.let_go, self.lock = reply, Event(), Lock()
        self.now = self.most = 0

    def __call__(self, connection: socket.socket, asked: Asked) -> None:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.let_go.wait(60)
        with self.lock:
            self.now -= 1
        self.reply(connection, asked)


@pytest.fixture
def site() -> Iterator[StubSite]:
    with StubSite() as site:
        yield site


@pytest.fixture
def crawl(site: StubSite, run_manage, postgres_database: str, tmp_path) -> Iterator[Crawl]:
    """Start `manage.py crawl SLUG…` in a process of its own, with the database and the stub in place of the host."""
    where = at(site, "shared-a", "two-pages")
    env = {
        "DATABASE_URL": postgres_database,
        "DATA_DIR": str(tmp_path / "data"),
        "SPIDER_MODULES": "tests.spiders_for_run",
        "SOURCE_URLS": json.dumps(where["mirrors"]),
        "FETCH_ALLOW": ",".join(where["allow"]),
    }
    run_manage("migrate", "--verbosity=0", env=env)
    run_manage("shell", "--no-imports", "-c", PREPARE, env=env)
    started = []

    def start(*slugs: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(ROOT / "manage.py"), "crawl", *slugs, "--json"]
        process = subprocess.Popen(
            command, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def outcomes(process: subprocess.Popen[str]) -> list[str]:
    return [json.loads(line)["outcome"] for line in process.communicate()[0].splitlines()]


def test_of_two_processes_one_reads_the_host_and_the_other_waits(site: StubSite, crawl: Crawl) -> None:
    site.answers["/law"] = slow = Slow(Reply())
    both = [crawl("shared-a", "shared-b"), crawl("shared-b", "shared-c")]
    wait_until(lambda: slow.now > 0 and any(one.poll() is not None for one in both), 60, "one reads, the other waits")
    slow.let_go.set()
    assert sorted(map(outcomes, both)) == [["ok", "ok"], ["waiting", "waiting"]]
    assert slow.most == 1
    assert set(outcomes(crawl("shared-a", "shared-b", "shared-c"))) == {"ok", "same"}  # it is free again


def test_what_a_host_asked_for_outlives_the_reader_that_was_killed(site: StubSite, crawl: Crawl) -> None:
    site.answers["/a"] = Reply("", status=429, headers={"Retry-After": "3600"})
    site.answers["/law"] = Slow(Reply())
    reader = crawl("two-pages", "shared-a")
    assert json.loads(reader.stdout.readline())["outcome"] == "blocked"
    os.killpg(reader.pid, signal.SIGKILL)
    (later,) = map(json.loads, crawl("two-pages").communicate()[0].splitlines())
    assert later["outcome"] == "waiting"
    assert later["reason"].startswith("two.example asked not to be read before")
    assert site.paths("/a") == ["/a"]
