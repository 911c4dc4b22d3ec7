"""Clients that are slow on purpose hold sockets: everybody else is answered, and the line goes on."""

import socket
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.servers import RedisServer, wait_until
from tests.smtp import SmtpSink
from tests.whole.fleet import Fleet
from tests.whole.ordeal import STAGE, set_the_stage

OF_EACH = 30
READERS = 3
HOST = b"Host: 127.0.0.1\r\n"
SAID = {
    "nothing": b"",
    "half a head": b"GET / HTTP/1.1\r\n" + HOST + b"X-Slow: a",
    "half a body": b"POST /subscribe/ HTTP/1.1\r\n" + HOST + b"Content-Length: 4000\r\n\r\na",
    "all, and reads nothing": b"GET /data/labels.json HTTP/1.1\r\n" + HOST + b"\r\n",
}


@pytest.fixture
def fleet(
    run_manage: Callable[..., object], redis_server: RedisServer, smtp_sink: SmtpSink, tmp_path: Path
) -> Iterator[Fleet]:
    """The line with a law that is to go out to some readers, and its web server, all just started."""
    env = {**STAGE, "EMAIL_URL": smtp_sink.url, "RECALL_SECONDS": "0", "DATA_DIR": str(tmp_path / "data")}
    run_manage("migrate", "--verbosity=0", env=env)
    set_the_stage(lambda text: run_manage("shell", "--no-imports", "--command", text, env=env), 1, READERS)
    fleet = Fleet(tmp_path, env, redis_server, workers=1, beats=1)
    fleet.start()
    yield fleet
    fleet.stop()


@pytest.fixture
def slow_clients(fleet: Fleet) -> Iterator[None]:
    """So many of each kind, who have said what they say and now keep their sockets open."""
    wait_until(lambda: answers(fleet), 120, "the web server answers")
    with ExitStack() as sockets:
        for said in SAID.values():
            for _ in range(OF_EACH):
                client = sockets.enter_context(socket.socket())
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                client.connect(("127.0.0.1", fleet.port))
                client.sendall(said)
        yield


def answers(fleet: Fleet) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{fleet.port}/healthz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.mark.usefixtures("slow_clients")
def test_slow_clients_keep_neither_readers_nor_mail_waiting(fleet: Fleet, smtp_sink: SmtpSink) -> None:
    assert [answers(fleet) for _ in range(20)] == [True] * 20
    wait_until(lambda: len(smtp_sink.messages) == READERS, 120, "the mails are sent")
