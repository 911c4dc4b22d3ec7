"""The only door in: run a batch of spiders in a process of their own and yield what each source came to."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from scrapers.fetch import frames
from scrapers.fetch.orders import Limits, Orders, orders_type
from scrapers.file_matter import FileMatter, file_matters
from scrapers.spider import spiders
from tracker.contract import CrawlResult, RecalledPage, Source, nothing_read, result_type
from tracker.vocabulary import Outcome

__all__ = ["FileMatter", "Limits", "compared", "declared", "run"]

MODULES = ("scrapers.spiders",)
ROOT = Path(__file__).resolve().parent.parent
SECRETS = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL")
"""What a process that reads strangers' pages has no business to know."""

START_SECONDS = 60
"""What a process may take to start, above what its sources may take."""

Keep = Callable[[bytes], str]


class Recall(Protocol):
    """Gives back what is held of an official URL and the SHA-256 of its POST body ("" for GET)."""

    def __call__(self, url: str, request_sha256: str, *, body: bool) -> RecalledPage | None:
        """Return the page, with its bytes where `body` is true, or None."""


def declared(modules: Sequence[str] = MODULES) -> tuple[Source, ...]:
    """Return every source that a spider of these packages declares, by slug. Raises ValueError for two of one slug."""
    return tuple(spider.source for spider in spiders(modules).values())


def compared(
    before: Path, after: Path, *, slug: str | None = None, modules: Sequence[str] = MODULES
) -> tuple[FileMatter, FileMatter]:
    """Return what matters of two files of one page, as the named source's spider finds it, or generically.

    Raises ValueError for a slug that no spider declares, OSError for a file that cannot be read.
    """
    known = spiders(modules)
    if slug is not None and slug not in known:
        raise ValueError(f"no spider declares {slug}")
    return file_matters(before, after, known[slug] if slug else None)


def run(  # noqa: PLR0913  (each is a switch of the caller's, and named)
    slugs: Sequence[str],
    *,
    keep: Keep,
    recall: Recall,
    modules: Sequence[str] = MODULES,
    replay: Path | None = None,
    record: Path | None = None,
    reread: bool = False,
    mirrors: Mapping[str, str] | None = None,
    allow: Sequence[str] = (),
    contact: str = "",
    not_before: Mapping[str, datetime] | None = None,
    unconditional: Sequence[str] = (),
    limits: Limits | None = None,
    deadline: float | None = None,
) -> Iterator[CrawlResult]:
    """Read the named sources in one child process; yield one CrawlResult for each, as each ends.

    `keep` stores bytes and returns their SHA-256; it and `recall` run in the caller's process and thread, while that
    waits for a result. The other switches are those of `Orders`. After `deadline` seconds the child is killed, and when
    its caller stops iterating; a source without an answer is FAILED, "lost".
    Raises ValueError at once for a slug that no spider declares, FileNotFoundError for a file that is not there.
    """
    orders = Orders(
        slugs=tuple(dict.fromkeys(slugs)),
        modules=tuple(modules),
        replay=replay and replay.resolve(),
        record=record and record.resolve(),
        mirrors=dict(mirrors or {}),
        allow=tuple(allow),
        contact=contact,
        reread=reread,
        not_before=dict(not_before or {}),
        unconditional=tuple(unconditional),
        limits=limits or Limits(),
    )
    _check(orders)
    return _results(orders, keep, recall, deadline)


def _check(orders: Orders) -> None:
    """Refuse orders that cannot be carried out, before anything is started."""
    if unknown := set(orders.slugs) - spiders(orders.modules).keys():
        raise ValueError(f"no spider declares {', '.join(sorted(unknown))}")
    for path in filter(None, (orders.replay, orders.record and orders.record.parent)):
        path.stat()


def _results(orders: Orders, keep: Keep, recall: Recall, deadline: float | None) -> Iterator[CrawlResult]:
    """Answer the child's questions and yield its results; whatever ends this ends the child too."""
    seconds = deadline or START_SECONDS + orders.limits.seconds * len(orders.slugs)
    waiting = set(orders.slugs)
    reason = "lost: the crawling process ended without a result"
    with _child() as connection:
        connection.sendall(frames.pack({}, orders_type.dump_json(orders)))
        try:
            for header, body in frames.unpack(connection, seconds):
                if header["say"] == "result":
                    result = result_type.validate_json(body)
                    waiting.discard(result.source)
                    yield result
                else:
                    _answer(connection, header, body, keep, recall)
        except TimeoutError:
            reason = f"lost: no result within {seconds:.0f} seconds"
    for slug in sorted(waiting):
        yield nothing_read(slug, Outcome.FAILED, reason, lost=True)


@contextlib.contextmanager
def _child() -> Iterator[socket.socket]:
    """Start the crawling process in a session of its own; give our end of the line; kill the session at the end."""
    ours, theirs = socket.socketpair()
    environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    with ours:
        with theirs:
            child = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-m", "scrapers.fetch.child", str(theirs.fileno())],
                cwd=ROOT,
                env=environment,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            yield ours
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _answer(connection: socket.socket, header: frames.Header, body: bytes, keep: Keep, recall: Recall) -> None:
    """Do what the child asks for, here, where the bytes and the database are."""
    answer: frames.Header = {"number": header["number"]}
    content = b""
    if header["say"] == "keep":
        answer["sha256"] = keep(body)
    elif header["say"] == "recall":
        page = recall(header["url"], header["request_sha256"], body=True)
        answer["page"] = page and _facts(page)
        content = page.body if page else b""
    elif header["say"] == "what is held":
        held = ((url, recall(url, "", body=False)) for url in header["urls"])
        answer["pages"] = {url: _facts(page) for url, page in held if page}
    else:
        raise ValueError(f"the crawling process said {header['say']!r}")
    connection.settimeout(None)
    with contextlib.suppress(ConnectionError):  # a child that died meanwhile is noticed at the next frame
        connection.sendall(frames.pack(answer, content))


def _facts(page: RecalledPage) -> dict[str, Any]:
    """Return all that is known of a held page but its bytes."""
    return {
        "status": page.status,
        "headers": page.headers,
        "sha256": page.sha256,
        "core_sha256": page.core_sha256,
        "seen_at": page.seen_at.isoformat(),
        "observations": page.observations,
    }
