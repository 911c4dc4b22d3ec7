"""A WARC file, indexed once and read record by record: which answer was given to which request, and when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from scrapers.fetch.chunks import dechunked
from scrapers.fetch.entries import Asked, Entry, Unreadable, canonical, form_hash, scan

Key = tuple[str, str, str]  # method, or "" where no request was recorded; address; the form's hash, or ""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """An answer as a file holds it: the transfer coding undone, the content coding not."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    seen_at: datetime
    truncated: bool

    @property
    def cut_short(self) -> bool:
        """Whether the body is shorter than its Content-Length says."""
        length = next((value for name, value in self.headers if name.lower() == "content-length"), "")
        return length.isdecimal() and len(self.body) < int(length)


class Archive:
    """One WARC file, plain or zipped. `fault` says in a few words where it could not be read to its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""
        self._answers: dict[Key, Entry] = {}
        self._bodies: dict[str, Entry] = {}
        self._index()
        days = [entry.seen_at for entry in self._answers.values()]
        self.newest = max(days, default=datetime.now(UTC))

    def find(self, method: str, url: str, body: bytes) -> Recorded | None:
        """Return the newest answer to such a request; where no request was recorded, the address alone decides."""
        url = canonical(url)
        form = form_hash(method, body)
        entry = self._answers.get((method, url, form)) or self._answers.get(("", url, ""))
        return self._load(entry) if entry else None

    def _index(self) -> None:
        entries: list[Entry] = []
        asked: dict[str, Asked] = {}
        try:
            with self._path.open("rb") as file:
                for entry in scan(file, asked):
                    entries.append(entry)
        except Unreadable as error:
            self.fault = f" (which could not be read to its end: {error})"
        for entry in sorted(entries, key=lambda entry: entry.seen_at):
            self._add(entry, _request_of(entry, asked))

    def _add(self, entry: Entry, asked: Asked) -> None:
        method, form = asked
        key = (method, entry.url, form)
        if entry.status == "304" and key in self._answers:
            return  # it only says again what the answer before it said
        self._answers[key] = entry
        if not entry.revisits:
            self._bodies |= {entry.identity: entry, entry.url: entry}
            if entry.digest:
                self._bodies[entry.digest] = entry

    def _load(self, entry: Entry) -> Recorded | None:
        record, content = self._read(entry.offset)
        headers = tuple(record.http_headers.headers) if record.http_headers else ()
        if entry.revisits and entry.status != "304":
            original = next((self._bodies[name] for name in entry.revisits if name in self._bodies), None)
            if original is None:
                return None
            referred, content = self._read(original.offset)
            if not headers:
                record, headers = referred, tuple(referred.http_headers.headers)
        return Recorded(
            status=int(record.http_headers.get_statuscode()),
            headers=headers,
            body=content,
            seen_at=entry.seen_at,
            truncated=record.rec_headers.get_header("WARC-Truncated") is not None,
        )

    def _read(self, offset: int) -> tuple[Any, bytes]:
        """Return the record at an offset, and its payload with the transfer coding undone."""
        with self._path.open("rb") as file:
            file.seek(offset)
            record = next(ArchiveIterator(file))
            content = record.raw_stream.read()
        coding = record.http_headers.get_header("Transfer-Encoding") if record.http_headers else None
        return record, dechunked(content) if coding and coding.lower() == "chunked" else content


def _request_of(entry: Entry, asked: dict[str, Asked]) -> Asked:
    """Return what was asked, as the request record beside an answer says; ("", "") where there is none."""
    names = (entry.identity, *entry.concurrent)
    return next((asked[name] for name in names if name in asked), ("", ""))
