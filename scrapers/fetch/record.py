"""Every exchange of a run, written to a WARC file (ISO 28500) that `replay` and any other tool can read."""

import os
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from scrapy import Request
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.fetch.exchange import Exchange
from scrapers.fetch.headers import pairs


class Recorder:
    """Appends to one file. Both records of an exchange go out in one write: a killed process leaves a whole file."""

    def __init__(self, path: Path) -> None:
        self._zipped = path.suffix == ".gz"
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def write(self, request: Request, exchange: Exchange) -> None:
        """Write the response and the request that it answers, under the official address."""
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=self._zipped)
        moment = exchange.seen_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        response = writer.create_warc_record(
            request.url,
            "response",
            payload=BytesIO(exchange.response.body),
            http_headers=_response_head(exchange),
            warc_headers_dict={"WARC-Date": moment} | _truncated(exchange),
        )
        asked = writer.create_warc_record(
            request.url,
            "request",
            payload=BytesIO(request.body),
            http_headers=_request_head(request),
            warc_headers_dict={
                "WARC-Date": moment,
                "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
            },
        )
        writer.write_record(response)
        writer.write_record(asked)
        os.write(self._file, buffer.getvalue())


def _truncated(exchange: Exchange) -> dict[str, str]:
    return {"WARC-Truncated": "disconnect"} if "partial" in exchange.response.flags else {}


def _response_head(exchange: Exchange) -> StatusAndHeaders:
    return StatusAndHeaders(f"{exchange.response.status} ", list(pairs(exchange.response.headers)), "HTTP/1.1")


def _request_head(request: Request) -> StatusAndHeaders:
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *pairs(request.headers)]
    return StatusAndHeaders(f"{request.method} {target} HTTP/1.1", headers, is_http_request=True)
