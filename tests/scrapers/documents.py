"""Pages for readers that need no engine: our own, and the real ones of the recorded visits."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from scrapers.reading import Document

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


def a_document(
    body: str | bytes,
    url: str = "https://example.org/page",
    media_type: str = "",
    charset: str = "",
    seen_at: datetime = SEEN,
):
    content = body.encode() if isinstance(body, str) else body
    return Document(
        url=url, body=content, media_type=media_type, charset=charset, sha256=sha256(content).hexdigest(),
        seen_at=seen_at,
    )  # fmt: skip


def a_page(words: str, **more: Any) -> Document:
    return a_document(f"<!DOCTYPE html><html><body>{words}</body></html>", media_type="text/html", **more)


def recorded(warc: Path, url: str) -> bytes:
    """Return the body that a recorded visit holds for an address."""
    with warc.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response" and record.rec_headers.get_header("WARC-Target-URI") == url:
                return record.content_stream().read()
    raise LookupError(url)
