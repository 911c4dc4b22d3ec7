"""The site as `manage.py serve` gives it out in production, behind a proxy that ends TLS."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.servers import free_port, wait_until
from tracker.management.supervisor import end_with

BY_TLS = {"Host": "tracker.example", "X-Forwarded-Proto": "https"}
TOO_LARGE = str(13 * 2**20)


@contextmanager
def a_process(port: int, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One that serves the port."""
    env = {**os.environ, "DATA_DIR": str(data), "PUBLIC_BASE_URL": "https://tracker.example"}
    log = data / f"{os.urandom(4).hex()}.log"
    with log.open("wb") as lines:
        process = subprocess.Popen(
            (sys.executable, "manage.py", "serve", "--port", str(port)),
            cwd=ROOT, env=env, stderr=lines, preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
        )  # fmt: skip
    try:
        wait_until(lambda: "Serving on" in log.read_text(), 60, "it serves")
        yield process
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    port = free_port()
    with a_process(port, tmp_path_factory.mktemp("data")):
        yield port


def answer(port: int, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, "/admin/", headers=headers)
        return connection.getresponse()


def test_what_the_proxy_says_of_tls_is_believed(port: int) -> None:
    assert answer(port, **BY_TLS).getheader("Location") == "/admin/login/?next=/admin/"


def test_who_came_without_tls_is_sent_to_it(port: int) -> None:
    assert answer(port, Host="tracker.example").getheader("Location") == "https://tracker.example/admin/"


def test_no_answer_names_the_server(port: int) -> None:
    assert answer(port, **BY_TLS).getheader("Server") is None


def test_a_body_beyond_all_measure_is_not_taken_in(port: int) -> None:
    assert answer(port, "POST", **BY_TLS, **{"Content-Length": TOO_LARGE}).status == 413


def test_one_of_two_processes_on_a_port_may_end_and_the_other_answers(port: int, tmp_path: Path) -> None:
    with a_process(port, tmp_path) as second:
        second.terminate()
        assert second.wait(20) == 0
    assert [answer(port, **BY_TLS).status for _ in range(10)] == [302] * 10


def test_a_port_that_another_program_has_is_named(run_manage: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run_manage("serve", "--port", str(port), check=False)
    assert (refused.returncode, f"Port {port} of 127.0.0.1 cannot be used" in refused.stderr) == (1, True)
