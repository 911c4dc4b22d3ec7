"""The bench runs, and what it compares are ways to one and the same answer."""

import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.bench.figure import Figure
from tests.bench.load import load

Manage = Callable[..., subprocess.CompletedProcess[str]]


def test_the_history_bench_tells_six_figures_of_each_database(run_manage: Manage) -> None:
    said = run_manage("bench", "history", "--size", "3000").stdout.splitlines()
    lines = [line.split("\t") for line in said]
    assert [name.partition(":")[0] for name, *_ in lines] == ["history sqlite"] * 6 + ["history postgresql"] * 6
    assert {verdict for *_, verdict in lines} <= {"holds", "short", "stretch"}


def test_the_crawl_bench_misses_nothing_and_tells_nothing_false(run_manage: Manage) -> None:
    said = run_manage("bench", "crawl", "--size", "40").stdout.splitlines()
    lines = [line.split("\t") for line in said]
    assert [line for line in lines if line[0].endswith("changes")] == [
        ["crawl: missed changes", "0.00", "0", "holds"],
        ["crawl: false changes", "0.00", "0", "holds"],
    ]
    assert len(lines) == 20


def test_a_bench_that_nobody_wrote_is_named(run_manage: Manage) -> None:
    done = run_manage("bench", "speed", check=False)
    assert done.returncode == 1
    assert "There is no bench speed: choose from alerts, crawl, find, history, kills, lookup." in done.stderr


class Curt(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/good" else 500)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"x" * 100_000)

    def log_message(self, *_said: object) -> None: ...


def test_a_load_counts_every_answer_that_is_not_ok() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Curt) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert load(server.server_port, ["/good", "/bad"] * 20).errors == 20
        server.shutdown()


@pytest.mark.parametrize(
    ("value", "stretch", "verdict"),
    [(1.3, False, "holds"), (1.31, False, "short"), (1.31, True, "stretch"), (1.2, True, "holds")],
)
def test_a_figure_is_held_to_its_goal(value: float, stretch: bool, verdict: str) -> None:
    figure = Figure(name="growth", value=value, goal=1.3, stretch=stretch)
    assert str(figure) == f"growth\t{value:.2f}\t1.3\t{verdict}"
