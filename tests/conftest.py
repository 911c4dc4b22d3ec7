"""What tests may ask for by name: real servers, a browser, a mail sink, a fresh data folder, recorded visits."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SWITCHES = (
    "API_A_MINUTE",
    "DEPARTED_DIR",
    "EMAIL_URL",
    "FETCH_ALLOW",
    "MAIL_FROM",
    "PUBLIC_BASE_URL",
    "RECALL_SECONDS",
    "REDIS_URL",
    "SECRET_KEY",
    "SOURCE_URLS",
    "SPIDER_MODULES",
    "STAFF_2FA",
    "STAFF_MAIL",
    "TRUSTED_PROXIES",
    "TWO_PERSONS",
)
for switch in SWITCHES:
    os.environ.pop(switch, None)  # what the developer's shell says of their own tracker is nothing to the tests

os.environ["TWO_PERSONS"] = os.environ["STAFF_2FA"] = "off"  # a test that is about one of them turns it on

# before anything reads the settings: no test touches the data of a tracker that runs from this folder
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="tracker-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

import django  # noqa: E402
from django.apps import apps  # noqa: E402
from django.conf import settings as django_settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db.models.signals import post_migrate  # noqa: E402

if django_settings.configured:
    pytest.exit(
        "Unset DJANGO_SETTINGS_MODULE: with it the settings are read before the tests choose their data folder."
    )
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]  # for the same reason the parallel workers may not inherit it

from django.utils import timezone  # noqa: E402
from hypothesis import HealthCheck  # noqa: E402
from hypothesis import settings as examples  # noqa: E402
from playwright.sync_api import Browser, Error, expect, sync_playwright  # noqa: E402
from time_machine import TimeMachineFixture  # noqa: E402

from tests.chromium import ARGUMENTS, find_chromium  # noqa: E402
from tests.servers import PostgresServer, RedisServer  # noqa: E402
from tests.smtp import SmtpSink  # noqa: E402
from tests.warc import Pages, write_warc  # noqa: E402
from tracker.record.models import Stamp  # noqa: E402
from tracker.record.stamp import GAZETTEER, WHOLE  # noqa: E402
from tracker.switches import email_settings  # noqa: E402

# the same examples on every machine, and none is too slow; `--hypothesis-profile=search` looks for others
UNHURRIED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
examples.register_profile("same", derandomize=True, deadline=None, suppress_health_check=UNHURRIED)
examples.register_profile("search", examples.get_profile("same"), derandomize=False)
examples.load_profile("same")

expect.set_options(timeout=30_000)  # milliseconds: a busy machine answers late, and what never comes fails all the same


def stamp_again(*, using: str, **_: object) -> None:
    """Give the record its stamps where a test that truly commits had all tables emptied: who reads need not write."""
    for row in (WHOLE, GAZETTEER):
        Stamp.objects.using(using).get_or_create(pk=row, defaults={"token": "first"})


post_migrate.connect(stamp_again, sender=apps.get_app_config("record"))


def miss(reason: str) -> None:
    """Skip, saying what is missing; in CI nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI may not skip")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Use an SQLite file as real runs do: in memory there is no WAL, and a second thread meets locked tables."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(Path(os.environ["DATA_DIR"]) / "test.sqlite3")


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Redis, shared by the session: leave it running."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server.url
    server.kill()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A real Redis of the test's own, to be killed and started at will."""
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database of the test's own."""
    url = postgres_server.create_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A real browser. Playwright keeps an event loop in this thread, which Django would take for an async view."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    program, environment = find_chromium()
    with sync_playwright() as playwright:
        launch = partial(
            playwright.chromium.launch,
            executable_path=program, env={**os.environ, **environment}, args=list(ARGUMENTS),
        )  # fmt: skip
        try:
            browser = launch()
        except Error:  # now and then it dies at its start
            browser = launch()
        yield browser
        browser.close()


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    sink = SmtpSink()
    sink.start()
    yield sink
    sink.stop()


@pytest.fixture
def sink(smtp_sink: SmtpSink, settings: object) -> SmtpSink:
    """The mail server, with our own mail going to it."""
    for name, value in email_settings(smtp_sink.url).items():
        setattr(settings, name, value)
    return smtp_sink


@pytest.fixture
def data_dir(settings: object, tmp_path: Path) -> Path:
    """An empty data folder for what this process does."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.DATA_DIR = folder
    settings.DEPARTED_DIR = folder / "departed"
    settings.EMAIL_FILE_PATH = str(folder / "mail")
    return folder


@pytest.fixture
def one_moment(time_machine: TimeMachineFixture) -> None:
    """Hold the clock where two answers are compared: each page says on which day it was asked."""
    time_machine.move_to(timezone.now(), tick=False)


@pytest.fixture(scope="session")
def static_files() -> None:
    """The stylesheet as `up` collects it: a page cannot name a file that is not in the manifest."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real recorded pages beside the project; they are other people's, so they are not in it."""
    folder = ROOT.parent / "shared"
    if not (folder / "web").is_dir():
        miss(f"no recorded pages in {folder / 'web'}")
    return folder


@pytest.fixture
def run_manage(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `manage.py WORDS…` in a process of its own, with a data folder that the runs of one test share.

    `env` adds switches; with `check` a failure fails the test and shows what it said.
    """

    def run(
        *words: str, env: dict[str, str] | None = None, check: bool = True, timeout: float = 240
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DATA_DIR": str(tmp_path / "data"), **(env or {})}
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout, check=False)
        if check and done.returncode:
            pytest.fail(f"manage.py {' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done

    return run


@pytest.fixture
def warc_of(tmp_path: Path) -> Callable[..., Path]:
    """Make one recorded visit of `{address: page}`; see tests/warc.py for what a page may be."""
    made: list[Path] = []

    def make(pages: Pages, seen_at: str = "2026-01-01T00:00:00Z") -> Path:
        made.append(write_warc(tmp_path / f"visit-{len(made) + 1}.warc.gz", pages, seen_at))
        return made[-1]

    return make
