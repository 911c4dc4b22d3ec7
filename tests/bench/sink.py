"""A mail server that takes everything and keeps nothing, in a process of its own: `python -m tests.bench.sink PORT`."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers import free_port

HELLO = b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n"
REPLIES = {b"EHLO": HELLO, b"HELO": b"250 sink\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
OK = b"250 ok\r\n"
END_OF_CONTENT = b"\r\n.\r\n"


class Sink(asyncio.Protocol):
    """One conversation."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.heard = bytearray()
        self.in_content = False
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.heard += data
        while self.answer():
            pass

    def answer(self) -> bool:
        """Answer the next command, or the content, if all of it is there."""
        line, end, rest = self.heard.partition(END_OF_CONTENT if self.in_content else b"\r\n")
        if not end:
            return False
        self.heard = rest
        command = b"" if self.in_content else bytes(line[:4]).upper()
        self.in_content = command == b"DATA"
        self.transport.write(REPLIES.get(command, OK))
        return True


@contextmanager
def a_sink() -> Iterator[int]:
    """Start one and yield its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.sink", str(port)], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        process.stdout.readline()
        yield port
    finally:
        process.kill()
        process.communicate()


async def main(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", port)
    print("ready", flush=True)  # noqa: T201 - whoever started it waits for this line
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
