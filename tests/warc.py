"""Recorded visits made from a test's own pages, as `crawl --replay` reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PHRASES = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found", 410: "Gone"}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server said, and the request that it said it to: a form makes that a POST."""

    body: str | bytes
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    status: int = 200
    form: Mapping[str, str] | None = None
    seen_at: str | None = None


Told = str | bytes | tuple[str | bytes, Mapping[str, str]] | Answer
Pages = Mapping[str, Told | Sequence[Answer]]


def write_warc(path: Path, pages: Pages, seen_at: str) -> Path:
    """Write one request and one response record for each answer, and return the path.

    A page is its body, (body, headers), an Answer, or a list of Answers where one address is asked more than once.
    """
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, told in pages.items():
            for answer in told if isinstance(told, list) else [told]:
                write_exchange(writer, url, as_answer(answer), seen_at)
    return path


def as_answer(told: Told) -> Answer:
    """Return the answer that a body, or a body with headers, stands for."""
    if isinstance(told, Answer):
        return told
    if isinstance(told, tuple):
        return Answer(body=told[0], headers=told[1])
    return Answer(body=told)


def write_exchange(writer: WARCWriter, url: str, answer: Answer, seen_at: str) -> None:
    """Write the response record, and the request record that names it as concurrent."""
    body = answer.body.encode() if isinstance(answer.body, str) else answer.body
    status = f"{answer.status} {PHRASES.get(answer.status, 'Answer')}"
    head = StatusAndHeaders(status, [*answer.headers.items(), ("Content-Length", str(len(body)))], "HTTP/1.1")
    dated = {"WARC-Date": answer.seen_at or seen_at}
    record = writer.create_warc_record(url, "response", BytesIO(body), http_headers=head, warc_headers_dict=dated)
    form = urlencode(answer.form).encode() if answer.form is not None else b""
    request = writer.create_warc_record(
        url,
        "request",
        BytesIO(form),
        http_headers=request_head(url, form, posts=answer.form is not None),
        warc_headers_dict={**dated, "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID")},
    )
    writer.write_record(record)
    writer.write_record(request)


def request_head(url: str, form: bytes, *, posts: bool) -> StatusAndHeaders:
    """Return the request line and headers of a GET, or of a POST that carries a form."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc)]
    if posts:
        headers += [("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", str(len(form)))]
    return StatusAndHeaders(f"{'POST' if posts else 'GET'} {target} HTTP/1.1", headers, is_http_request=True)
