"""The records of a WARC file, whoever wrote it: where each answer stands, and what it answered."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urldefrag

from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

Asked = tuple[str, str]  # method and the form's hash


class Unreadable(Exception):
    """The file is no WARC file, or stops being one."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One answer: `revisits` is what may name the record that holds its body, its id, its digest or its address."""

    offset: int
    url: str
    status: str
    seen_at: datetime
    identity: str
    digest: str
    revisits: tuple[str, ...]
    concurrent: tuple[str, ...]


def scan(file: BinaryIO, asked: dict[str, Asked]) -> Iterator[Entry]:
    """Yield an entry for each whole answer, and put what each request asked into `asked`, by every id of it.

    Raises Unreadable at the first record that cannot be read, after all that stood before it.
    """
    try:
        records = ArchiveIterator(file)
        yield from _entries(records, asked)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError) as error:
        raise Unreadable(str(error)) from error  # AttributeError is warcio's word for a head without an address


def _entries(records: Any, asked: dict[str, Asked]) -> Iterator[Entry]:
    for record in records:
        content = record.raw_stream.read()
        if record.raw_stream.limit:
            raise EOFError("the last record breaks off")
        if record.rec_type == "request":
            method = record.http_headers.protocol
            for identity in _ids(record, "WARC-Record-ID") + _ids(record, "WARC-Concurrent-To"):
                asked[identity] = (method, form_hash(method, content))
        elif record.rec_type in ("response", "revisit") and _speaks_http(record):
            yield _entry(record, records.get_record_offset())


def _speaks_http(record: Any) -> bool:
    return str(record.rec_headers.get_header("WARC-Target-URI")).strip("<>").startswith(("http://", "https://"))


def _entry(record: Any, offset: int) -> Entry:
    head = record.rec_headers
    is_revisit = record.rec_type == "revisit"
    referred = head.get_header("WARC-Refers-To-Target-URI") or head.get_header("WARC-Target-URI")
    digest = head.get_header("WARC-Payload-Digest") or ""
    return Entry(
        offset=offset,
        url=canonical(head.get_header("WARC-Target-URI")),
        status=record.http_headers.get_statuscode() if record.http_headers else "",
        seen_at=datetime.fromisoformat(head.get_header("WARC-Date")).astimezone(UTC),
        identity=head.get_header("WARC-Record-ID"),
        digest=digest,
        revisits=(*_ids(record, "WARC-Refers-To"), digest, canonical(referred)) if is_revisit else (),
        concurrent=_ids(record, "WARC-Concurrent-To"),
    )


def _ids(record: Any, name: str) -> tuple[str, ...]:
    return tuple(value for header, value in record.rec_headers.headers if header.lower() == name.lower())


def canonical(url: str) -> str:
    """Return the address as Scrapy writes it, so that both sides mean the same by the same letters."""
    return safe_url_string(urldefrag(url.strip("<>"))[0])


def form_hash(method: str, body: bytes) -> str:
    """Return a hash of a POST's form that the order of its fields does not change."""
    if method != "POST":
        return ""
    fields = sorted(parse_qsl(body.decode("latin-1"), keep_blank_values=True))
    return hashlib.sha256(repr(fields).encode() if fields else body).hexdigest()
