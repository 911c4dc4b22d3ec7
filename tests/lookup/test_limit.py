"""The API bears a limit, tells what is left of it, and leaves the pages alone."""

import pytest
from django.core.cache import cache
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]


@pytest.fixture(autouse=True)
def _two_a_minute(settings, time_machine) -> None:
    """Hold the clock, so that no minute ends amid a test."""
    time_machine.move_to("2026-01-01T00:00:10Z", tick=False)
    settings.API_A_MINUTE = 2
    cache.clear()


def ask(**headers: str):
    return Client().get("/api/v1/rules", **headers)


def test_who_asks_too_often_is_told_when_to_come_again() -> None:
    assert [ask()["RateLimit-Remaining"] for _ in range(2)] == ["1", "0"]
    refused = ask()
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert (refused["Retry-After"], refused["RateLimit-Limit"]) == ("50", "2")


def test_another_address_has_its_own_limit() -> None:
    for _ in range(3):
        ask()
    assert ask(REMOTE_ADDR="203.0.113.9").status_code == 200


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_added(settings) -> None:
    settings.PRODUCTION = True
    for number in range(3):
        answer = ask(HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.7")
    assert answer.status_code == 429


def test_a_page_for_reading_is_not_limited() -> None:
    assert {Client().get("/sources/").status_code for _ in range(4)} == {200}
