"""The web server: waitress, whose main loop takes requests in whole and gives answers out at each client's own pace.

So that no thread ever waits for a client, and those that are slow, or mean to be, keep nobody else waiting.
"""

import resource
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any

import waitress

from tracker.management.supervisor import interrupt_on_signals

THREADS = 4
SWITCH = 0.0005  # seconds; with Python's 5 ms the main loop, or who is back from the database, waits for whole pages
CLIENTS = 5000  # that one process holds at a time; more wait outside until one has gone
FILES = 3  # that a client may need: the connection, and one each for a long request and a long answer
IDLE = 30  # seconds after which a client that neither sends nor takes anything is given up
LONGEST_HEAD = 64 * 2**10  # bytes
LARGEST_BODY = 12 * 2**20  # bytes; the largest file that staff may send is ten MiB
IN_MEMORY = 64 * 2**10  # bytes of a body or an answer; what is longer lies in a file until it is taken
FARTHEST_AHEAD = 2**30  # bytes that a thread may be ahead of its client

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def serve(application: Application, host: str, port: int) -> None:
    """Serve the application until SIGTERM or Ctrl-C; then end what is in work, within five seconds, and return.

    Several processes may serve one port: the kernel gives each connection to one of them. Raises OSError, or
    OverflowError, where the port may not be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, reuse_port=True) as listener:
        interrupt_on_signals()
        sys.setswitchinterval(SWITCH)
        waitress.serve(
            application,
            sockets=[listener],
            threads=THREADS,
            connection_limit=min(CLIENTS, _allowed_files() // FILES),
            asyncore_use_poll=True,  # select() knows no file beyond the 1024th
            channel_timeout=IDLE,
            max_request_header_size=LONGEST_HEAD,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            outbuf_high_watermark=FARTHEST_AHEAD,
            clear_untrusted_proxy_headers=False,  # the settings say which proxy is believed (tracker.visitor)
            ident=None,
        )


def _allowed_files() -> int:
    """Ask for as many open files as all clients may need, and return how many there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CLIENTS * FILES
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return allowed
