"""The line between the crawling process and its caller: JSON headers and raw bytes, each with its length before it.

The child asks and the caller answers; nothing that runs as code ever crosses.
"""

import asyncio
import contextlib
import json
import os
import socket
import struct
from collections.abc import Iterator
from time import monotonic
from typing import Any

LENGTHS = struct.Struct(">II")
Header = dict[str, Any]


def pack(header: Header, body: bytes = b"") -> bytes:
    """Return one frame: the two lengths, the header as JSON, the body as it is."""
    head = json.dumps(header).encode()
    return LENGTHS.pack(len(head), len(body)) + head + body


def unpack(connection: socket.socket, seconds: float) -> Iterator[tuple[Header, bytes]]:
    """Yield frames until the other side closes. Raises TimeoutError after `seconds` of waiting in all.

    What the caller does between two frames is not counted.
    """
    remaining = seconds
    while True:
        began = monotonic()
        frame = _one(connection, began + remaining)
        remaining -= monotonic() - began
        if frame is None:
            return
        yield frame


def _one(connection: socket.socket, until: float) -> tuple[Header, bytes] | None:
    lengths = _exactly(connection, LENGTHS.size, until)
    if lengths is None:
        return None
    head_length, body_length = LENGTHS.unpack(lengths)
    head = _exactly(connection, head_length, until)
    body = _exactly(connection, body_length, until)
    if head is None or body is None:
        return None
    header: Header = json.loads(head)
    return header, body


def _exactly(connection: socket.socket, length: int, until: float) -> bytes | None:
    """Return so many bytes, or None where the other side closed before them."""
    received = bytearray()
    while len(received) < length:
        if (left := until - monotonic()) <= 0:
            raise TimeoutError
        connection.settimeout(left)
        try:
            piece = connection.recv(min(length - len(received), 1 << 20))
        except ConnectionError:
            return None
        if not piece:
            return None
        received += piece
    return bytes(received)


class Line:
    """The child's end. Questions of many spiders run over it at once; each answer names its question."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._answers: dict[int, asyncio.Future[tuple[Header, bytes]]] = {}
        self._asked = 0
        self._listening = asyncio.create_task(self._listen())

    async def ask(self, header: Header, body: bytes = b"") -> tuple[Header, bytes]:
        """Put a question to the caller and return the header and body of the answer."""
        self._asked += 1
        answer: asyncio.Future[tuple[Header, bytes]] = asyncio.get_running_loop().create_future()
        self._answers[self._asked] = answer
        await self.say(header | {"number": self._asked}, body)
        return await answer

    async def say(self, header: Header, body: bytes = b"") -> None:
        """Tell the caller something that needs no answer."""
        self._writer.write(pack(header, body))
        await self._writer.drain()

    def close(self) -> None:
        """Stop listening. The socket closes with the process."""
        self._listening.cancel()

    async def _listen(self) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head_length, body_length = LENGTHS.unpack(await self._reader.readexactly(LENGTHS.size))
                header: Header = json.loads(await self._reader.readexactly(head_length))
                body = await self._reader.readexactly(body_length)
                self._answers.pop(header["number"]).set_result((header, body))
        os._exit(1)  # the caller is gone: whatever we still read, nobody would store
