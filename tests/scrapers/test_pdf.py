"""PDFs, whole and hostile: text page by page, or a plain reason; and whatever ends the child, we go on."""

import resource
from collections.abc import Callable

import pytest

from scrapers.errors import Incomplete, Suspect, TooLarge, Trouble
from scrapers.pdf import pages_of
from tests.scrapers.documents import a_document
from tests.scrapers.pdfs import a_flate_stream, a_pdf, a_stream, written

LINE = "Mitragynine is a schedule I substance"
WHOLE = a_pdf(LINE, "Repealed")
LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >> /ID [(a) (a)]"
BOMB = b" " * (300 * 1024 * 1024)


def drawing(content: bytes) -> bytes:
    """A PDF of one page that is drawn by this stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, content])


HOSTILE: dict[str, tuple[Callable[[], bytes], type[Trouble] | None]] = {
    "nothing": (lambda: b"", Suspect),
    "a web page": (lambda: b"<!doctype html><html><body>Not found</body></html>", Suspect),
    "a zipped office file": (lambda: b"PK\x03\x04" + b"\0" * 500, Suspect),
    "only a header": (lambda: b"%PDF-1.7\n", Incomplete),
    "only an end": (lambda: b"%PDF-1.7\nstartxref\n9\n%%EOF", Incomplete),
    "noise behind a header": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 500, Incomplete),
    "half a file": (lambda: WHOLE[: len(WHOLE) // 3], Incomplete),
    "a table of offsets that lies": (lambda: WHOLE.replace(b"00000 n", b"00009 n"), None),
    "an offset far behind the end": (lambda: WHOLE[: WHOLE.rindex(b"startxref")] + b"startxref\n9999999\n%%EOF", None),
    "a table before itself": (lambda: a_pdf(LINE, trailer=f"/Prev {a_pdf(LINE).rindex(b'xref')}"), None),
    "a table that is its own predecessor": (lambda: a_pdf(LINE, trailer=f"/Prev {a_pdf(LINE).index(b'xref')}"), None),
    "a lock": (lambda: a_pdf(LINE, trailer=LOCK), Suspect),
    "no pages": (a_pdf, Incomplete),
    "a page that is not there": (lambda: a_pdf(LINE, kids="99 0 R"), Incomplete),
    "pages that hold themselves": (lambda: a_pdf(LINE, kids="2 0 R"), Incomplete),
    "too many pages": (lambda: a_pdf(*["x"] * 2001), TooLarge),
    "a hundred thousand pages by its own word": (lambda: a_pdf(LINE).replace(b"/Count 1", b"/Count 100000"), Trouble),
    "a page of white": (lambda: a_pdf(""), Suspect),
    "a picture": (lambda: drawing(a_stream(b"0 0 612 792 re f")), Suspect),
    "a gigantic stream": (lambda: drawing(a_flate_stream(BOMB)), Trouble),
    "streams within streams": (
        lambda: drawing(a_stream(b"x", words="/Filter [" + "/FlateDecode " * 5000 + "]")),
        Suspect,
    ),
    "a stream longer than the file": (lambda: WHOLE.replace(b"/Length 6", b"/Length 999996"), None),
    "a form that draws itself": (
        lambda: a_pdf(LINE, more=[a_stream(b"/X Do", words="/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]),
        None,
    ),
    "a script": (
        lambda: a_pdf(LINE, more=[b"<< /S /JavaScript /JS (app.alert(1)) >>"], trailer="/OpenAction 8 0 R"),
        None,
    ),
    "a program to launch": (lambda: a_pdf(LINE, more=[b"<< /S /Launch /F (/bin/sh) >>"], trailer="/AA 8 0 R"), None),
    "brackets without end": (lambda: drawing(a_stream(b"[" * 200_000)), Suspect),
}


def test_the_text_of_each_page_is_had() -> None:
    assert pages_of(WHOLE) == (LINE, "Repealed")


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_pdf_is_a_plain_trouble_or_its_own_text(case: str) -> None:
    make, trouble = HOSTILE[case]
    body = make()
    if trouble is None:
        assert LINE in pages_of(body)
        return
    with pytest.raises(trouble) as said:
        pages_of(body)
    assert "PDF" in str(said.value)


def test_a_pdf_is_read_as_what_it_is_whatever_it_is_called() -> None:
    assert a_document(WHOLE, media_type="text/html").text() == f"{LINE} Repealed"


def test_the_reader_of_a_pdf_can_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from scrapers import pdf_child

    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    pdf_child._be_bounded()
    assert limits[resource.RLIMIT_NOFILE] == (3, 3)
    assert limits[resource.RLIMIT_FSIZE] == (0, 0)
