"""Shelf: files that are made once and then handed out, for as long as the record and the day stay as they are."""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import rmtree
from threading import BoundedSemaphore, Lock
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from tracker.lookup.kept import quarter_of
from tracker.record.stamp import stamp

OLD = timedelta(hours=1)  # by then whoever found a file of an earlier edition has opened it
PACKED_AT = 6  # gzip's level: above it much time saves little
IN_QUEUE = 3  # threads of one process that make a file or wait for one: the others answer other questions
PATIENCE = 0.5  # seconds that one more waits for a place in the queue: most files take less

making: dict[str, Lock] = defaultdict(Lock)  # by the name of the file, so that a small one waits for no large one
queue = BoundedSemaphore(IN_QUEUE)


class Busy(Exception):
    """The file is not there yet, and enough wait for it or for another: it can be had later."""


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """A file on the shelf, with the SHA-256 of its bytes and their number; beside it lies the same packed by gzip."""

    path: Path
    sha256: str
    size: int

    @property
    def packed(self) -> Path:
        """Where the same lies packed."""
        return self.path.with_name(f"{self.path.name}.gz")


def edition_at(moment: datetime) -> str:
    """Return what the record and the days of all places have for a name while they stay as they are at the moment.

    A day begins somewhere at every quarter of an hour.
    """
    whole = f"{stamp()} {quarter_of(moment).isoformat()}"
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def shelved(edition: str, name: str, form: str, make: Callable[[], Iterable[str]]) -> Shelved:
    """Return the file `name`.`form` of an edition; `make` yields its text, in pieces, where it is not there yet.

    Two processes may make it at once: it appears whole, under a name with the hash of what it holds. Raises Busy.
    """
    folder = Path(settings.DATA_DIR) / "bulk" / edition
    path = _found(folder, name, form)
    if path is None:
        with _in_queue(), making[f"{name}.{form}"]:  # one of a process's threads makes it, and the others find it
            path = _found(folder, name, form) or _made(folder, name, form, make())
    return Shelved(path=path, sha256=path.stem.removeprefix(f"{name}-"), size=path.stat().st_size)


@contextmanager
def _in_queue() -> Iterator[None]:
    if not queue.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        queue.release()


def _found(folder: Path, name: str, form: str) -> Path | None:
    packed = next(iter(folder.glob(f"{name}-*.{form}.gz")), None)
    return packed and packed.with_suffix("")


def _made(folder: Path, name: str, form: str, pieces: Iterable[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder.parent, folder)
    draft, packed, digest = folder / f"{uuid4().hex}.draft", folder / f"{uuid4().hex}.draft", hashlib.sha256()
    with draft.open("wb") as file, gzip.open(packed, "wb", PACKED_AT) as small:
        for piece in pieces:
            data = piece.encode()
            digest.update(data)
            file.write(data)
            small.write(data)
    made = draft.replace(folder / f"{name}-{digest.hexdigest()}.{form}")
    packed.replace(f"{made}.gz")  # last: who finds it finds both
    return made


def _clear(shelf: Path, current: Path) -> None:
    """Take away the editions that nobody asks for any more."""
    oldest = (timezone.now() - OLD).timestamp()
    for folder in shelf.iterdir():
        if folder != current and folder.stat().st_mtime < oldest:
            rmtree(folder, ignore_errors=True)
