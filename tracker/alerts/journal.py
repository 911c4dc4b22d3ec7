"""What one sender handed over, on disk before the database knows: a kill loses none of it.

A journal is a file of one lease. Its lines are appended with one write each, so they outlive the process; they are not
forced to the disk, so a lost host may lose them, and with them what became of one batch. Its writer holds a lock on the
file for as long as it lives: whoever gets that lock reads what a dead one left.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from tracker.alerts.hand_over import DeliveryResult
from tracker.alerts.words import AlertState

TURN, GIVEN, TAKEN, ANSWERED = "=", "?", "+", "-"
KILLED = DeliveryResult(state=AlertState.DEFERRED, error="the sender was killed", at_once=True)
KILLED_IN_THE_TALK = replace(KILLED, perhaps_delivered=True)


class Journal:
    """An open journal: `lease` names it, and the rows that it speaks of."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path, self.descriptor = path, descriptor
        self.lease = path.stem

    def turn(self, number: int) -> None:
        """Note that the row has its turn."""
        self._append(f"{TURN} {number}\n")

    def give(self, number: int) -> None:
        """Note that the mail is given to the server now: until its answer is noted, it may have been taken."""
        self._append(f"{GIVEN} {number}\n")

    def end(self, number: int, result: DeliveryResult) -> None:
        """Note how that ended."""
        if result.state == AlertState.ACCEPTED:
            self._append(f"{TAKEN} {number}\n")
        else:
            words = json.dumps([result.state, result.error, result.perhaps_delivered])
            self._append(f"{ANSWERED} {number} {words}\n")

    def _append(self, line: str) -> None:
        """Append the whole line or none of it: half a number is another row's. Raises OSError for a full disk."""
        words = line.encode()
        written = os.write(self.descriptor, words)
        if written < len(words):
            os.ftruncate(self.descriptor, os.fstat(self.descriptor).st_size - written)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def journal(kind: str) -> Iterator[Journal]:
    """Yield a new journal for rows of this kind. It stays behind where what it is kept for fails."""
    folder = _folder(kind)
    folder.mkdir(parents=True, exist_ok=True)
    lease = uuid4().hex
    hidden, path = folder / lease, folder / f"{lease}.journal"
    descriptor = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        hidden.rename(path)  # only now can it be found: nobody meets it unlocked while its writer lives
        yield Journal(path, descriptor)
        path.unlink()
    finally:
        os.close(descriptor)


def left_behind(kind: str) -> Iterator[tuple[str, dict[int, DeliveryResult]]]:
    """Yield the lease and the results of every journal whose writer is dead; each goes once its turn is over."""
    for path in sorted(_folder(kind).glob("*.journal")):
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except FileNotFoundError:  # its writer has just finished
            continue
        try:
            if _is_ours(descriptor):
                yield path.stem, _read(path)
                path.unlink(missing_ok=True)
        finally:
            os.close(descriptor)


def notes_of(kind: str, lease: UUID) -> dict[int, DeliveryResult] | None:
    """Return what the journal of the lease says so far, though its writer may live; None where there is none here."""
    path = _folder(kind) / f"{lease.hex}.journal"
    try:
        return _read(path)
    except FileNotFoundError:
        return None


def _folder(kind: str) -> Path:
    return Path(settings.DATA_DIR) / "outbox" / kind


def _is_ours(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(path: Path) -> dict[int, DeliveryResult]:
    """Return how each hand-over ended that the journal speaks of; of one without an answer, its writer's end."""
    results = {}
    for line in path.read_text().splitlines():
        sign, number, *words = line.split(" ", 2)
        results[int(number)] = _result(sign, *words)
    return results


def _result(sign: str, words: str = "") -> DeliveryResult:
    if sign == TAKEN:
        return DeliveryResult(state=AlertState.ACCEPTED)
    if sign in (TURN, GIVEN):
        return KILLED if sign == TURN else KILLED_IN_THE_TALK
    state, error, perhaps_delivered = json.loads(words)
    return DeliveryResult(state=AlertState(state), error=error, perhaps_delivered=perhaps_delivered)
