"""changedetection.io, run headless and driven by its own interface, with what it comes with."""

import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.child import Measured, Round
from tests.servers import free_port

SWITCHES = {
    "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",  # the made-up web is on loopback
    "DISABLE_VERSION_CHECK": "true",
    "LOGGER_LEVEL": "ERROR",
}
PATIENCE = 600  # seconds
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def watching(environment: Path, folder: Path, urls: list[str]) -> Iterator[Round]:
    """Let a server of this environment read each address once, and yield what has it read them again."""
    folder.mkdir()
    watcher = Watcher(environment / "bin" / "changedetection.io", folder, urls)
    try:
        watcher.read_first(urls)
        yield watcher.check_all
    finally:
        watcher.process.kill()
        watcher.process.wait()


class Watcher:
    """A running server. It is given one address to begin with: it would begin with two of the world's otherwise."""

    def __init__(self, program: Path, folder: Path, urls: list[str]) -> None:
        self.folder, self.port = folder, free_port()
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-d", folder, "-l", "ERROR", "-u", urls[0]]
        self.process = subprocess.Popen(
            [program, *where], env={**os.environ, **SWITCHES}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def read_first(self, urls: list[str]) -> None:
        """Give it the other addresses and wait until it has read all."""
        _wait(lambda: self._key() != "", "it made its key")
        _wait(lambda: self._ask("/systeminfo"), "it answers")
        self._ask("/import", "\n".join(urls[1:]).encode())
        _wait(lambda: len(self._checked()) == len(urls) and all(self._checked().values()), "it read all pages")

    def check_all(self) -> Measured:
        """Have it read every page again; return the CPU seconds that took."""
        before, moment, began = self._cpu(), time.time(), time.perf_counter()
        self._ask("/watch?recheck_all=1")
        _wait(lambda: min(self._checked().values()) >= int(moment), "it read all pages again")
        return {"cpu": self._cpu() - before, "wall": time.perf_counter() - began}

    def _checked(self) -> dict[str, float]:
        """Return by address when it was last read, 0 where it was not."""
        return {watch["url"]: watch["last_checked"] or 0 for watch in self._ask("/watch").values()}

    def _ask(self, path: str, body: bytes | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            data=body,
            headers={"x-api-key": self._key(), "content-type": "text/plain"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def _key(self) -> str:
        """Return the key that it made for itself, "" where it has not yet."""
        for file in self.folder.glob("*.json"):
            said = json.loads(file.read_text() or "{}")
            if key := said.get("settings", {}).get("application", {}).get("api_access_token"):
                return str(key)
        return ""

    def _cpu(self) -> float:
        """Return the CPU seconds of it and of all that it started."""
        return sum(_ticks(process) for process in _family(self.process.pid)) / TICKS


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _ticks(process: int) -> int:
    """Return user and system time of a process, with those of its children that have ended (proc(5), stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _wait(happens: Callable[[], object], what: str) -> None:
    """Return when it happens, asked seldom: each question costs the one that is measured."""
    until = time.monotonic() + PATIENCE
    while not _answered(happens):
        if time.monotonic() > until:
            raise AssertionError(f"waited {PATIENCE} s in vain: {what}")
        time.sleep(2)


def _answered(question: Callable[[], object]) -> bool:
    try:
        return bool(question())
    except OSError:  # it does not listen yet, or is busy taking addresses in and answers 500
        return False
