"""A WARC file, indexed once and read record by record: which answer was given to which request, and when."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urldefrag

from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from scrapers.fetch.chunks import dechunked

Key = tuple[str, str, str]  # method, or "" where no request was recorded; address; the form's hash, or ""
Asked = tuple[str, str]  # method and the form's hash


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


@dataclass(frozen=True, kw_only=True)
class _Entry:
    offset: int
    url: str
    status: str
    seen_at: datetime
    identity: str
    digest: str
    revisits: tuple[str, ...]  # what may name the record that holds the body: its id, its digest, its address
    concurrent: tuple[str, ...]


class Archive:
    """One WARC file, plain or zipped. `fault` says in a few words where it could not be read to its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""
        self._answers: dict[Key, _Entry] = {}
        self._bodies: dict[str, _Entry] = {}
        self._index()
        days = [entry.seen_at for entry in self._answers.values()]
        self.newest = max(days, default=datetime.now(UTC))

    def find(self, method: str, url: str, body: bytes) -> Recorded | None:
        """Return the newest answer to such a request; where no request was recorded, the address alone decides."""
        url = _address(url)
        form = _form(method, body)
        entry = self._answers.get((method, url, form)) or self._answers.get(("", url, ""))
        return self._load(entry) if entry else None

    def _index(self) -> None:
        entries: list[_Entry] = []
        asked: dict[str, Asked] = {}
        try:
            with self._path.open("rb") as file:
                for entry in _entries(file, asked):
                    entries.append(entry)
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
            self.fault = f" (which could not be read to its end: {error})"
        for entry in sorted(entries, key=lambda entry: entry.seen_at):
            self._add(entry, _request_of(entry, asked))

    def _add(self, entry: _Entry, asked: Asked) -> None:
        method, form = asked
        key = (method, entry.url, form)
        if entry.status == "304" and key in self._answers:
            return  # it only says again what the answer before it said
        self._answers[key] = entry
        if not entry.revisits:
            self._bodies |= {entry.identity: entry, entry.url: entry}
            if entry.digest:
                self._bodies[entry.digest] = entry

    def _load(self, entry: _Entry) -> Recorded | None:
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


def _entries(file: BinaryIO, asked: dict[str, Asked]) -> Iterator[_Entry]:
    """Yield an entry for each answer in the file, and put what each request asked into `asked`, by every id of it."""
    records = ArchiveIterator(file)
    for record in records:
        content = record.raw_stream.read()
        if record.rec_type == "request":
            method = record.http_headers.protocol
            for identity in _ids(record, "WARC-Record-ID") + _ids(record, "WARC-Concurrent-To"):
                asked[identity] = (method, _form(method, content))
        elif record.rec_type in ("response", "revisit") and _speaks_http(record):
            yield _entry(record, records.get_record_offset())


def _speaks_http(record: Any) -> bool:
    return str(record.rec_headers.get_header("WARC-Target-URI")).strip("<>").startswith(("http://", "https://"))


def _entry(record: Any, offset: int) -> _Entry:
    head = record.rec_headers
    is_revisit = record.rec_type == "revisit"
    referred = head.get_header("WARC-Refers-To-Target-URI") or head.get_header("WARC-Target-URI")
    digest = head.get_header("WARC-Payload-Digest") or ""
    return _Entry(
        offset=offset,
        url=_address(head.get_header("WARC-Target-URI")),
        status=record.http_headers.get_statuscode() if record.http_headers else "",
        seen_at=datetime.fromisoformat(head.get_header("WARC-Date")).astimezone(UTC),
        identity=head.get_header("WARC-Record-ID"),
        digest=digest,
        revisits=(*_ids(record, "WARC-Refers-To"), digest, _address(referred)) if is_revisit else (),
        concurrent=_ids(record, "WARC-Concurrent-To"),
    )


def _ids(record: Any, name: str) -> tuple[str, ...]:
    return tuple(value for header, value in record.rec_headers.headers if header.lower() == name.lower())


def _request_of(entry: _Entry, asked: dict[str, Asked]) -> Asked:
    """Return what was asked, as the request record beside an answer says; ("", "") where there is none."""
    names = (entry.identity, *entry.concurrent)
    return next((asked[name] for name in names if name in asked), ("", ""))


def _address(url: str) -> str:
    """Return the address as Scrapy writes it, so that both sides mean the same by the same letters."""
    return safe_url_string(urldefrag(url.strip("<>"))[0])


def _form(method: str, body: bytes) -> str:
    """Return a hash of a POST's form that the order of its fields does not change."""
    if method != "POST":
        return ""
    fields = sorted(parse_qsl(body.decode("latin-1"), keep_blank_values=True))
    return hashlib.sha256(repr(fields).encode() if fields else body).hexdigest()
