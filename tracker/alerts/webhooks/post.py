"""One POST to an address that somebody else chose: through the gate, to the very address that it checked."""

import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from tracker import gate
from tracker.review.plain import shorten

CONNECT_WITHIN = 3.0  # seconds
ANSWER_WITHIN = 5.0  # seconds from the first byte to the last, however it drips
READ_AT_MOST = 4096  # bytes of the answer


class Unanswered(Exception):
    """There was no answer; the message says why, in words that the owner may read."""


class Reply(NamedTuple):
    """The answer, of which a little was read."""

    status: int
    body: bytes
    retry_after: str


def post(url: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """Post the JSON body and return the answer, whatever its status; a redirect is an answer, and not followed.

    Raises Unanswered where the gate refuses, nobody answers in time, or what answers speaks no HTTP.
    """
    try:
        connection = _connected(url)
    except gate.Refused as refusal:  # its words would tell a stranger what our own network's names lead to
        raise Unanswered("This is no address of the public web.") from refusal
    except (OSError, UnicodeError) as trouble:
        raise Unanswered(_words(trouble)) from trouble
    is_late = threading.Event()
    ending = threading.Timer(ANSWER_WITHIN, _cut, [connection.sock, is_late])
    ending.start()
    try:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        ours = {"Host": parts.netloc, "Content-Type": "application/json", "Connection": "close"}
        connection.request("POST", path, body, {**ours, **headers})
        answer = connection.getresponse()
        return Reply(answer.status, _beginning(answer), answer.headers.get("Retry-After", ""))
    except (OSError, HTTPException, ValueError) as trouble:
        was_cut = is_late.is_set() or isinstance(trouble, TimeoutError)
        raise Unanswered(f"No answer within {ANSWER_WITHIN:g} s." if was_cut else _words(trouble)) from trouble
    finally:
        ending.cancel()
        connection.close()


def _connected(url: str) -> HTTPConnection:
    """Return a connection to the first address of the host, each of which the gate has let pass."""
    parts = urlsplit(url)
    host, port = gate.check_url(url, settings.FETCH_ALLOW)
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        gate.check_address(host, port, address, settings.FETCH_ALLOW)
    connection = HTTPConnection(host, port, timeout=CONNECT_WITHIN)
    connection.sock = socket.create_connection((found[0], port), CONNECT_WITHIN)
    if parts.scheme == "https":
        connection.sock = _secured(connection.sock, host)
    connection.sock.settimeout(ANSWER_WITHIN)
    return connection


def _secured(plain: socket.socket, host: str) -> socket.socket:
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise


def _beginning(answer: HTTPResponse) -> bytes:
    """Return what came of the first bytes: the status is the answer, the rest may never end."""
    with suppress(OSError, HTTPException):
        return answer.read(READ_AT_MOST)
    return b""


def _cut(connected: socket.socket, is_late: threading.Event) -> None:
    is_late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _words(trouble: Exception) -> str:
    return shorten(f"{type(trouble).__name__}: {trouble}", 300)
