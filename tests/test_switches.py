"""Every switch comes from the environment; one that makes no sense stops the start with its name."""

import subprocess
from collections.abc import Callable

import pytest

Manage = Callable[..., subprocess.CompletedProcess[str]]

PRODUCTION = {"PUBLIC_BASE_URL": "https://tracker.example.org", "SECRET_KEY": "kX9v-" * 13 + "q2Zr7Lw0"}

JUNK = [
    ("PUBLIC_BASE_URL", "tracker.example.org"),
    ("PUBLIC_BASE_URL", "https://*.example.org"),
    ("PUBLIC_BASE_URL", "https://tracker.example.org/under/here"),
    ("PUBLIC_BASE_URL", "http://192.0.2.1"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "word" * 15),
    ("EMAIL_URL", "https://mail.example.org"),
    ("EMAIL_URL", "smtp://"),
    ("EMAIL_URL", "smtp://mail.example.org:port"),
    ("DATA_DIR", "/dev/null"),
    ("MAIL_FROM", "nobody"),
    ("RECALL_SECONDS", "-1"),
    ("RECALL_SECONDS", "99999999999999"),
    ("RECALL_SECONDS", "ten minutes"),
    ("SOURCE_URLS", "https://mirror.example.org"),
    ("SOURCE_URLS", '{"https://a.example/": 1}'),
    ("SOURCE_URLS", '{"a.example": "http://127.0.0.1:8001"}'),
    ("FETCH_ALLOW", "127.0.0.1"),
    ("FETCH_ALLOW", "*:80"),
    ("FETCH_ALLOW", "localhost:99999"),
    ("FETCH_ALLOW", "127.0.0.1:8001,somewhere"),
    ("DATABASE_URL", "tracker.sqlite3"),
    ("DATABASE_URL", "nosuch://127.0.0.1/tracker"),
    ("DATABASE_URL", "postgres://user@host:port/tracker"),
    ("DATABASE_URL", "postgres://"),
    ("REDIS_URL", "http://127.0.0.1:6379"),
    ("REDIS_URL", "redis://127.0.0.1:port/0"),
]


@pytest.mark.parametrize(("switch", "value"), JUNK)
def test_junk_in_a_switch_is_refused_in_one_line_that_names_it(run_manage: Manage, switch: str, value: str) -> None:
    refused = run_manage("check", env={switch: value}, check=False)
    lines = refused.stderr.strip().splitlines()
    assert (refused.returncode, len(lines), switch in lines[0]) == (1, 1, True), refused.stderr


def test_production_with_an_open_redis_elsewhere_is_refused(run_manage: Manage) -> None:
    refused = run_manage("check", env={**PRODUCTION, "REDIS_URL": "redis://10.0.0.7:6379/0"}, check=False)
    assert (refused.returncode, refused.stderr.partition(" ")[0]) == (1, "REDIS_URL")


def test_a_name_that_leads_nowhere_may_be_tried_without_https(run_manage: Manage) -> None:
    run_manage("check", env={"PUBLIC_BASE_URL": "http://tracker.example"})


def test_production_settings_pass_every_check(run_manage: Manage) -> None:
    run_manage("check", "--deploy", "--fail-level", "WARNING", env=PRODUCTION)


def test_the_one_machine_default_passes_every_check(run_manage: Manage) -> None:
    run_manage("check", "--fail-level", "WARNING")


def test_an_https_address_allows_that_host_alone(run_manage: Manage) -> None:
    ask = "from django.conf import settings; print(settings.ALLOWED_HOSTS)"
    assert run_manage("shell", "--no-imports", "-c", ask, env=PRODUCTION).stdout.strip() == "['tracker.example.org']"


def test_the_secret_key_is_made_once_and_kept(run_manage: Manage) -> None:
    ask = "from django.conf import settings; print(settings.SECRET_KEY)"
    first, second = (run_manage("shell", "--no-imports", "-c", ask).stdout for _ in range(2))
    assert first == second
