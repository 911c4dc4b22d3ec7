"""The whole tracker as `manage.py up` runs it, seen from outside: its page, its log, its processes."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent
START = 300.0  # seconds until the page must answer: slow cores, and other tests beside
NOWHERE = json.dumps({"https://": "http://127.0.0.1:9/"})  # no test reads a publisher's real page
KINDS = {
    "redis": "-server ",
    "web": "tracker.wsgi",
    "worker": "--queues celery",
    "crawler": "--queues crawl",
    "beat": " beat ",
}


class RunningTracker:
    """One `manage.py up` on a data folder and port of its own."""

    def __init__(self, data: Path, **switches: str) -> None:
        self.data = data
        self.port = free_port()
        self.log_file = data.with_suffix(".log")
        self.environment = {**os.environ, "SOURCE_URLS": NOWHERE, **switches, "DATA_DIR": str(data)}

    def start(self) -> None:
        """Start it and wait for its page."""
        began = time.monotonic()
        command = [sys.executable, str(ROOT / "manage.py"), "up", "--port", str(self.port)]
        with self.log_file.open("w") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        while not self.page_answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() - began < START, self.log()
            time.sleep(0.05)

    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def page_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/admin/login/", timeout=10) as answer:
                return answer.status == 200
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError):
            return False

    def child(self, kind: str) -> int | None:
        """Return the process id of the supervisor's child of this kind, or None while there is none."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return next((int(number) for number in children if KINDS[kind] in command_line(int(number))), None)

    def processes(self) -> list[int]:
        """Return every living process that was started for this data folder, however far down."""
        numbers = [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]
        return [number for number in numbers if self.started(number)]

    def started(self, number: int) -> bool:
        """Tell whether a process is one of ours. A Redis writes its title over its environment: there, see that."""
        ours = f"DATA_DIR={self.data}\0".encode() in read(Path(f"/proc/{number}/environ"))
        return ours or f"{self.data}/redis.sock" in command_line(number)

    def interrupt(self) -> None:
        """Send Ctrl-C and wait for the end."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(120)

    def clear_away(self) -> None:
        """Leave nothing running, whatever the test did."""
        self.process.kill()
        self.process.wait()
        for number in self.processes():
            os.kill(number, signal.SIGKILL)


def command_line(number: int) -> str:
    return read(Path(f"/proc/{number}/cmdline")).replace(b"\0", b" ").decode(errors="replace")


def read(path: Path) -> bytes:
    """Return what a /proc file holds, or nothing where its process has just gone."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
