"""The process that reads one PDF: bytes come in, JSON goes out, `{"pages": [...]}` or `{"reason": "..."}`."""

import codecs
import json
import re
import resource
import sys
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

MEMORY = 768 * 1024**2  # bytes of address space
CPU_SECONDS = 15
HEADER_WITHIN = 1024  # bytes, where readers look for it (ISO 32000-1, annex H.3.4.1)
MARK = b"%PDF-"
BROKEN_WORD = re.compile("[\x02\ufffe]")
"""What PDFium puts for a hyphen at the end of a line, and the end of the line with it."""


class Unreadable(Exception):
    """The PDF has no text for us; the message is one of the words that `scrapers.pdf` knows."""


def main(most_pages: int, most_text: int) -> None:
    """Answer for the PDF on standard input. Called once limits hold that no PDF can lift."""
    _be_bounded()
    body = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = {"pages": list(_pages(body, most_pages, most_text))}
    except Unreadable as refusal:
        answer = {"reason": str(refusal)}
    except MemoryError:
        answer = {"reason": "memory"}
    sys.stdout.write(json.dumps(answer))


def _be_bounded() -> None:
    """Take memory, time, the right to write files, and every descriptor but the three that are open: so no network."""
    codecs.lookup("utf-16-le")  # what PDFium answers in; later its module could not be opened
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _pages(body: bytes, most_pages: int, most_text: int) -> Iterator[str]:
    document = _opened(body)
    if len(document) == 0:
        raise Unreadable("no pages")
    if len(document) > most_pages:
        raise Unreadable("too many pages")
    letters = length = 0
    for page in _each(document):
        length += len(page)
        letters += len(page.split())
        if length > most_text:
            raise Unreadable("too much text")
        yield page
    if not letters:
        raise Unreadable("no text")


def _opened(body: bytes) -> pypdfium2.PdfDocument:
    if MARK not in body[:HEADER_WITHIN]:
        raise Unreadable("not a PDF")
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("encrypted" if is_locked else "malformed") from error


def _each(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """Yield the text of each page; a page that cannot be had makes the whole PDF none that one can stand on."""
    for number in range(len(document)):
        try:
            page = document[number]
            yield BROKEN_WORD.sub("-\n", page.get_textpage().get_text_bounded())
            page.close()
        except pypdfium2.PdfiumError as error:
            raise Unreadable("malformed") from error


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
