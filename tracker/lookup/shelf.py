"""Shelf: files that are made once and then handed out, for as long as what they are made of stays as it is."""

import gzip
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore, Lock
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

OLD = timedelta(hours=1)  # so long after the next edition was made whoever found a file has opened it
PACKED_AT = 6  # gzip's level: above it much time saves little
IN_QUEUE = 3  # threads of one process that make a file or wait for one: the others answer other questions
PATIENCE = 0.5  # seconds that one more waits for a place in the queue: most files take less

making: dict[str, Lock] = defaultdict(Lock)  # by the name of the file, so that a small one waits for no large one
queue = BoundedSemaphore(IN_QUEUE)


class Busy(Exception):
    """The file is not there yet, and enough wait for it or for another: it can be had later."""


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """A file on the shelf: where it lies, of which edition it is, the SHA-256 of its bytes, their number, its making.

    Beside it lies the same packed by gzip.
    """

    path: Path
    edition: str
    sha256: str
    size: int
    made_at: datetime

    @property
    def packed(self) -> Path:
        """Where the same lies packed."""
        return self.path.with_name(f"{self.path.name}.gz")


def shelved(edition: Callable[[], str], name: str, form: str, make: Callable[[], Iterable[str]]) -> Shelved:
    """Return the file `name`.`form` of the edition of now; `make` yields its text, in pieces, where it is not there.

    Two processes may make it at once: it appears whole, under a name with its edition and the hash of what it holds.
    Raises Busy.
    """
    folder = Path(settings.DATA_DIR) / "bulk" / f"{name}.{form}"
    path = _found(folder, edition())
    if path is None:
        with _in_queue(), making[folder.name]:  # one of a process's threads makes it, and the others find it
            path = _found(folder, edition()) or _made(edition, folder, form, make)
    of, sha256 = path.stem.split("-")
    told = path.stat()
    made_at = datetime.fromtimestamp(told.st_mtime, UTC)
    return Shelved(path=path, edition=of, sha256=sha256, size=told.st_size, made_at=made_at)


@contextmanager
def _in_queue() -> Iterator[None]:
    if not queue.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        queue.release()


def _found(folder: Path, of: str) -> Path | None:
    packed = next(iter(folder.glob(f"{of}-*.gz")), None)
    return packed and packed.with_suffix("")


def _made(edition: Callable[[], str], folder: Path, form: str, make: Callable[[], Iterable[str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder)
    of = edition()
    draft, packed, digest = folder / f"{uuid4().hex}.draft", folder / f"{uuid4().hex}.draft", hashlib.sha256()
    with draft.open("wb") as file, gzip.open(packed, "wb", PACKED_AT) as small:
        for piece in make():
            data = piece.encode()
            digest.update(data)
            file.write(data)
            small.write(data)
    if edition() != of:  # what changed meanwhile may be in it: who asked for it gets it, and nobody finds it again
        of = uuid4().hex
    done = timezone.now().timestamp()
    for one in (draft, packed):
        os.utime(one, (done, done))  # by the clock that days are told by, not by that of the machine with the disk
    made = draft.replace(folder / f"{of}-{digest.hexdigest()}.{form}")
    packed.replace(f"{made}.gz")  # last: who finds it finds both
    return made


def _clear(folder: Path) -> None:
    """Take away what is older than an old edition: nobody asks for it any more, or it was never whole."""
    long_ago = (timezone.now() - OLD).timestamp()
    with suppress(FileNotFoundError):  # another process clears, too
        made = {file: file.stat().st_mtime for file in folder.iterdir()}
        old = [file for file, at in made.items() if file.suffix == ".gz" and at < long_ago]
        for latest in sorted(old, key=made.__getitem__)[-1:]:
            for file, at in made.items():
                if at < made[latest] and file.name != latest.stem:
                    file.unlink()
