"""What the web server's worker hears and says, over bare sockets; one thread answers all of them."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.running import ROOT
from tests.servers import free_port, wait_until
from tracker.management.commands.up import WEB_WORKER
from tracker.management.supervisor import end_with
from tracker.management.web_worker import LARGEST_REQUEST, MOST_HELD

FILE_SIZE = 16 * 2**20  # far more than the kernel keeps for one client
PLACES = 20
POST = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
GET_FILE = b"GET /file HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
GET_WORDS = GET_FILE.replace(b"/file", b"/words")


@contextmanager
def served(folder: Path, **more: str) -> Iterator[int]:
    """Yield the port of a server with one thread; `more` goes into its environment."""
    file, port = folder / "file", free_port()
    file.write_bytes(os.urandom(FILE_SIZE))
    server = subprocess.Popen(
        (sys.executable, "-m", "gunicorn", "tests.echo", "--bind", f"127.0.0.1:{port}", "--no-control-socket",
         "--worker-class", WEB_WORKER, "--threads", "1", "--keep-alive", "30", "--worker-connections", str(PLACES)),
        cwd=ROOT, env={**os.environ, "ECHO_FILE": str(file), **more}, stderr=subprocess.DEVNULL,
        preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
    )  # fmt: skip
    try:
        wait_until(lambda: answers(port), 60, "the server answers")
        yield port
    finally:
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with served(tmp_path_factory.mktemp("echo")) as port:
        yield port


def answers(port: int) -> bool:
    try:
        return echoed(port, b"hello") == b"hello"
    except OSError:
        return False


def echoed(port: int, body: bytes) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("POST", "/", body)
        return connection.getresponse().read()


def connected(port: int) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(60)
    client.connect(("127.0.0.1", port))
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def read_answer(client: socket.socket) -> bytes:
    answer = http.client.HTTPResponse(client)
    answer.begin()
    return answer.read()


def test_a_request_that_comes_letter_by_letter_is_heard_whole(port: int) -> None:
    with connected(port) as client:
        for letter in POST + b"Content-Length: 5\r\n\r\nhello":
            client.sendall(bytes([letter]))
        assert read_answer(client) == b"hello"


def test_a_body_in_chunks_is_heard_whole(port: int) -> None:
    with connected(port) as client:
        client.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
        assert echoed(port, b"another") == b"another"  # so what came first was taken in by itself
        client.sendall(b"6\r\n world\r\n0\r\n\r\n")
        assert read_answer(client) == b"hello world"


def test_a_connection_is_kept_for_the_next_request(port: int) -> None:
    with connected(port) as client:
        for body in (b"first", b"other"):
            client.sendall(POST + b"Content-Length: 5\r\n\r\n" + body)
            assert read_answer(client) == body


def test_who_does_not_wait_for_an_answer_before_the_next_request_gets_both(port: int) -> None:
    with connected(port) as client, client.makefile("rb") as answers:
        first = POST + b"Content-Length: 5\r\n\r\nfirst"
        client.sendall(first + first.replace(b"first", b"oth"))
        client.sendall(b"er")
        text = answers.read(1)
        while not text.endswith(b"other"):
            text += answers.read(1)
        assert text.count(b"HTTP/1.1 200 OK") == 2


def test_who_says_no_more_after_its_request_is_answered(port: int) -> None:
    with connected(port) as client:
        client.sendall(POST + b"Content-Length: 5\r\n\r\nhello")
        client.shutdown(socket.SHUT_WR)
        assert read_answer(client) == b"hello"


def test_a_large_body_is_heard_whole(port: int) -> None:
    body = os.urandom(2**20)
    assert echoed(port, body) == body


def test_a_body_beyond_all_measure_is_not_taken_in(port: int) -> None:
    taken = 0
    with connected(port) as client, pytest.raises(ConnectionError):
        client.sendall(POST + b"Content-Length: 99999999\r\n\r\n")
        while True:
            taken += client.send(b"a" * 2**20)
    assert taken < 2 * LARGEST_REQUEST


def test_of_many_large_bodies_no_more_are_held_than_there_is_room_for(port: int) -> None:
    size = LARGEST_REQUEST - 2**20
    with ExitStack() as stack, pytest.raises(ConnectionError):
        for _ in range(MOST_HELD // size + 1):
            client = stack.enter_context(connected(port))
            client.sendall(POST + b"Content-Length: %d\r\n\r\n" % (size + 1) + b"a" * size)
            assert echoed(port, b"another") == b"another"


def test_who_reads_slowly_gets_the_whole_file_and_keeps_nobody_waiting(port: int) -> None:
    with connected(port) as slow:
        slow.sendall(GET_FILE)
        assert echoed(port, b"another") == b"another"
        assert len(read_answer(slow)) == FILE_SIZE


def test_who_leaves_in_the_middle_of_a_file_is_let_go(port: int) -> None:
    with connected(port) as hasty:
        hasty.sendall(GET_FILE)
        hasty.recv(1)
    assert echoed(port, b"another") == b"another"


@pytest.mark.parametrize("said", [b"", POST, GET_FILE], ids=["says nothing", "stops halfway", "reads nothing"])
def test_when_every_place_is_taken_the_first_who_is_slow_gives_way(port: int, said: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(2 * PLACES):
            stack.enter_context(connected(port)).sendall(said)
        assert echoed(port, b"another") == b"another"


@pytest.mark.parametrize("said", [b"", POST, GET_FILE], ids=["says nothing", "stops halfway", "reads nothing"])
def test_who_is_slow_is_given_up_after_a_time(tmp_path: Path, said: bytes) -> None:
    with served(tmp_path, ECHO_SECONDS="1") as port, connected(port) as client:
        client.sendall(said)
        wait_until(lambda: is_let_go(client), 60, "it is given up")


def is_let_go(client: socket.socket) -> bool:
    try:
        client.send(b"a")
    except ConnectionError:
        return True
    return False


def test_of_many_who_do_not_read_the_first_are_given_up(port: int) -> None:
    with ExitStack() as stack:
        idle = [stack.enter_context(connected(port)) for _ in range(MOST_HELD // FILE_SIZE + 3)]
        for client in idle:
            client.sendall(GET_WORDS)
            assert echoed(port, b"another") == b"another"
        with pytest.raises((ConnectionError, http.client.IncompleteRead)):
            read_answer(idle[0])
        assert len(read_answer(idle[-1])) == FILE_SIZE
