"""Keep a handful of processes running: a dead one comes back, and none outlives the supervisor."""

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.2  # seconds between two looks at the children
GRACE = 8.0  # seconds that a child may take to end what it has in hand
LONGEST_WAIT = 30.0  # seconds before a child that keeps dying is started again
SETTLED = 60.0  # seconds a child must have lived for its next death to count as its first
PR_SET_PDEATHSIG = 1  # prctl(2), Linux


class Child:
    """One program, in a session of its own, so that a Ctrl-C reaches the supervisor alone and it can end in order."""

    def __init__(self, name: str, command: Sequence[str | Path], folder: Path) -> None:
        self.name = name
        self.command = [str(word) for word in command]
        self.folder = folder
        self.deaths = 0
        self.due: float | None = None

    def start(self) -> None:
        """Start the program and remember when."""
        self.started, self.due = time.monotonic(), None
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with(os.getpid()),  # noqa: PLW1509 - the supervisor has no threads
        )

    def revive(self) -> None:
        """Start the program again if it has died, each time after a longer wait."""
        if self.process.poll() is None:
            return
        if self.due is None:
            self.due = time.monotonic() + self.mourn()
        if time.monotonic() >= self.due:
            self.start()

    def mourn(self) -> float:
        """Clear away what a dead program left behind, and return the seconds to wait before the next start."""
        self.signal_group(signal.SIGKILL)
        lived = time.monotonic() - self.started
        self.deaths = 1 if lived > SETTLED else self.deaths + 1
        wait = min(2.0 ** (self.deaths - 1), LONGEST_WAIT)
        logger.warning("%s ended with %s; it starts again in %d s", self.name, self.process.returncode, wait)
        return wait

    def stop(self) -> None:
        """Ask the program to end, make sure of it after the grace, and leave nothing of it running."""
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(GRACE)
        self.signal_group(signal.SIGKILL)
        self.process.wait()

    def signal_group(self, number: signal.Signals) -> None:
        """Send a signal to whatever is left of the program and the processes that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Supervisor:
    """The children in the order they were started; they are stopped in the opposite one."""

    def __init__(self) -> None:
        self.children: list[Child] = []

    def start(self, child: Child) -> None:
        """Start a child and answer for it from now on."""
        self.children.append(child)
        child.start()

    def watch(self) -> None:
        """Bring back whatever dies, until an interrupt."""
        while True:
            for child in self.children:
                child.revive()
            time.sleep(LOOK_EVERY)

    def stop(self) -> None:
        """Stop every child. A second Ctrl-C does not cut this short: it is bounded, and would leave orphans."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for child in reversed(self.children):
            child.stop()


def interrupt_on_signals() -> None:
    """Make SIGTERM and a closed terminal mean what Ctrl-C means: KeyboardInterrupt, wherever the program is."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs start with it ignored
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup asked for that
        signal.signal(signal.SIGHUP, signal.default_int_handler)


def end_with(parent: int) -> Callable[[], None]:
    """Return what a child runs before its program: the kernel is told to end it when the parent is gone (Linux)."""
    libc = ctypes.CDLL(None)

    def prepare() -> None:
        if sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it went between the fork and the line above
            os._exit(1)

    return prepare
