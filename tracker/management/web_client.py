"""A client of the web server, as its threads see it: a socket on which nobody ever waits.

The whole request is taken in before a thread reads it, and what a thread writes is put down here, to be given out once
the thread is free: at the client's own pace, which is nobody else's.
"""

import os
import re
import socket
from collections import deque
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 256 * 1024  # bytes that are read, or offered to a client, at a time
LONGEST_HEAD = 64 * 1024  # what is longer, gunicorn refuses by limits of its own
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
IN_CHUNKS = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)


@dataclass(kw_only=True)
class Stretch:
    """What is still to be given of an open file; the descriptor is ours."""

    descriptor: int
    offset: int
    left: int


class Client:
    """Stands in for a socket in gunicorn's threads; `link` is the real one, which never blocks."""

    def __init__(self, link: socket.socket) -> None:
        link.settimeout(0)
        self.link = link
        self.request = bytearray()
        self.answer: deque[memoryview | Stretch] = deque()

    def fileno(self) -> int:
        return self.link.fileno()

    @property
    def held(self) -> int:
        """How many bytes of its answer wait in memory; those of a file wait on the disk."""
        return sum(len(piece) for piece in self.answer if isinstance(piece, memoryview))

    def take_in(self) -> bool:
        """Take what has come of the request, and return whether the client is still there. Raises OSError."""
        try:
            part = self.link.recv(CHUNK)
        except BlockingIOError:
            return True
        self.request += part
        return bool(part)

    def has_asked(self) -> bool:
        """Return whether the request is all there, so that a thread that reads it does not wait.

        gunicorn judges it: what this takes for whole and is not, it refuses as cut off.
        """
        end = self.request.find(b"\r\n\r\n")
        if end < 0:
            return len(self.request) > LONGEST_HEAD
        head = bytes(self.request[: end + 2])
        if IN_CHUNKS.search(head):
            return self.request.endswith(b"\r\n0\r\n\r\n")
        length = LENGTH.search(head)
        return length is None or len(self.request) - (end + 4) >= int(length[1])

    def give_out(self) -> bool:
        """Give what the client takes now of the answer, and return whether that was all. Raises OSError."""
        try:
            while self.answer:
                self._give(self.answer[0])
        except BlockingIOError:
            return False
        return True

    def _give(self, piece: memoryview | Stretch) -> None:
        if isinstance(piece, Stretch):
            part = os.pread(piece.descriptor, min(piece.left, CHUNK), piece.offset)
            if piece.left and not part:
                raise ConnectionAbortedError("the file became shorter while it was sent")
            sent = self.link.send(part)
            piece.offset, piece.left = piece.offset + sent, piece.left - sent
            if not piece.left:
                os.close(piece.descriptor)
                self.answer.popleft()
            return
        rest = piece[self.link.send(piece) :]
        if rest:
            self.answer[0] = rest
        else:
            self.answer.popleft()

    def close(self) -> None:
        for piece in self.answer:
            if isinstance(piece, Stretch):
                os.close(piece.descriptor)
        self.answer.clear()
        self.link.close()

    # what gunicorn's threads ask of a socket

    def recv(self, size: int) -> bytes:
        """Return what has come of the request, and nothing, as at its end, where that is all."""
        part = bytes(self.request[:size])
        del self.request[:size]
        return part

    def send(self, data: bytes) -> int:
        """Leave out "100 Continue", which is all that is sent so: the body is here already (RFC 9110, 10.1.1)."""
        return len(data)

    def sendall(self, data: bytes) -> None:
        if data:
            self.answer.append(memoryview(data))

    def sendfile(self, file: BinaryIO, offset: int, count: int) -> None:
        if count:
            self.answer.append(Stretch(descriptor=os.dup(file.fileno()), offset=offset, left=count))

    def shutdown(self, how: int) -> None:
        self.link.shutdown(how)

    def setblocking(self, _flag: bool) -> None:  # noqa: FBT001 - the socket's own signature
        """Stay as it is."""

    def settimeout(self, _seconds: float | None) -> None:
        """Stay as it is."""

    def gettimeout(self) -> float | None:
        return None
