"""Gunicorn's threaded worker, but that no thread of it waits for a client: `--worker-class` of the web server.

A thread of gunicorn's own is its client's from the first byte of a request to the last of the answer, so that eight
that are slow, or mean to be, keep all others waiting. Here the main loop, which waits for a thousand sockets at a time,
takes in a request until it is whole, and gives out the answer once its thread is free.

waitress works so by itself, but its loop and its threads hold each other up where two cores are free: a kept page came
200 to 2,600 times a second with a 99th percentile of up to 200 ms, here 6,000 to 7,000 times with one of 5 ms.
"""

import resource
import socket
import time
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from tracker.management.web_client import CHUNK, Client

FILES = 4096  # that a process may have open: a thousand clients, with a file for each
REQUEST_SECONDS = 30.0  # in which a request must have come
STALLED_SECONDS = 30.0  # after which a client that takes nothing of its answer is given up
LARGEST_REQUEST = 16 * 2**20  # bytes; the largest file that staff may send is ten MiB
MOST_HELD = 64 * 2**20  # bytes that one process keeps for slow clients: so much of large requests, so much of answers


class WebWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn carries no types
    """A connection is in one of four places: it asks (`pending_conns`), has a thread, is answered, or is kept alive."""

    def init_process(self) -> None:
        self.answered: dict[TConn, None] = {}  # in the order in which they began to wait
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        if 0 <= now < FILES <= most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Let a client in, to ask."""
        try:
            link, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another process was quicker, or it has gone again
            return
        self.nr_conns += 1
        self._free_a_place()
        self._let_ask(TConn(self.cfg, Client(link), address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: Client) -> None:
        """Let one that was kept alive ask again."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._let_ask(conn)

    def on_pending_socket_readable(self, conn: TConn, client: Client) -> None:
        """Take in what has come of a request, and hand it to a thread once it is whole."""
        try:
            is_there = client.take_in() and not self._is_too_large(client)
        except OSError:
            is_there = False
        if is_there and not client.has_asked():
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        if is_there:
            self.enqueue_req(conn)
        else:
            self._give_up(conn)

    def finish_request(self, conn: TConn, done: "Future[Any]") -> None:
        """Give out the answer of a thread that is free again, as its client takes it; then go on as gunicorn does."""
        try:
            if not conn.sock.give_out():
                self._wait_until_it_takes_more(conn, done)
                return
        except OSError:
            self._stop_answering(conn)
            self._give_up(conn)
            return
        self._stop_answering(conn)
        if conn.parser:  # what it read ahead, of a client that does not wait for one answer before it asks again
            conn.sock.request[:0] = conn.parser.unreader.take_buffered()
        if conn.sock.request and done.result():
            self._let_ask(conn)
        else:
            super().finish_request(conn, done)

    def murder_pending(self) -> None:
        """Give up those whose request does not come, and those who do not take their answer."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn in self.answered if conn.timeout < now]:
            self._stop_answering(conn)
            self._give_up(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Wait no longer than this for the next request, nor for the first, of a process that stops."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)

    def _free_a_place(self) -> None:
        """Give up whoever has taken longest to ask, or to be answered, where every place is taken."""
        if self.nr_conns < self.worker_connections:
            return
        if self.pending_conns:
            conn = self.pending_conns.popleft()
            self.poller.unregister(conn.sock)
            self._give_up(conn)
        elif self.answered:
            conn = next(iter(self.answered))
            self._stop_answering(conn)
            self._give_up(conn)

    def _let_ask(self, conn: TConn) -> None:
        conn.data_ready = True  # no thread need wait for it
        conn.timeout = time.monotonic() + REQUEST_SECONDS
        if conn.sock.request and conn.sock.has_asked():
            self.enqueue_req(conn)
            return
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _is_too_large(self, client: Client) -> bool:
        if len(client.request) <= CHUNK:
            return False
        held = sum(len(conn.sock.request) for conn in self.pending_conns if len(conn.sock.request) > CHUNK)
        return len(client.request) > LARGEST_REQUEST or held > MOST_HELD

    def _wait_until_it_takes_more(self, conn: TConn, done: "Future[Any]") -> None:
        conn.timeout = time.monotonic() + STALLED_SECONDS
        if conn not in self.answered:
            self.answered[conn] = None
            self.poller.register(conn.sock, EVENT_WRITE, lambda _client: self.finish_request(conn, done))
            self._free_memory()

    def _free_memory(self) -> None:
        """Give up those answered for longest, but for the last, where too much is held: who reads is soon done."""
        held = {conn: conn.sock.held for conn in self.answered}
        too_much = sum(held.values()) - MOST_HELD
        for conn in list(held)[:-1]:
            if too_much <= 0:
                return
            if held[conn]:
                too_much -= held[conn]
                self._stop_answering(conn)
                self._give_up(conn)

    def _stop_answering(self, conn: TConn) -> None:
        if conn in self.answered:
            del self.answered[conn]
            self.poller.unregister(conn.sock)

    def _give_up(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()
