"""The book of those who left: a file outside the database, only ever appended to, that no backup brings back.

A line is a moment, a word and a seal of the mailbox, and for a single subscription its key. A restored backup still
holds those who left since it was made; the book tells who.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tracker.alerts.departed.words import Parting
from tracker.alerts.seal import seal

NAME = "book"


class Line(NamedTuple):
    """One line of the book."""

    moment: datetime
    parting: Parting
    mailbox_seal: str
    subscription: int | None


def seal_of(mailbox: str) -> str:
    """Return what a mailbox is called where its address must not be known."""
    return seal("alerts.mailbox", mailbox).hex()


def log_parting(parting: Parting, mailbox: str, subscription: int | None = None) -> None:
    """Append a line once the transaction is committed: what was rolled back did not happen."""
    words = [timezone.now().astimezone(UTC).isoformat(), parting.value, seal_of(mailbox)]
    line = " ".join([*words, *([str(subscription)] if subscription else [])])
    transaction.on_commit(lambda: _append(f"{line}\n".encode()))


def lines() -> Iterator[Line]:
    """Yield what the book says, the oldest first. A line that was cut by a crash is passed over."""
    path = _path()
    for text in path.read_text().splitlines() if path.exists() else ():
        match text.split(" "):
            case [moment, word, mailbox_seal]:
                yield Line(datetime.fromisoformat(moment), Parting(word), mailbox_seal, None)
            case [moment, word, mailbox_seal, key]:
                yield Line(datetime.fromisoformat(moment), Parting(word), mailbox_seal, int(key))


def _append(line: bytes) -> None:
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line)  # one write, so that two who leave at once make two lines
        os.fsync(file)
    finally:
        os.close(file)


def _path() -> Path:
    return Path(settings.DEPARTED_DIR) / NAME
