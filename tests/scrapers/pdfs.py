"""Small PDFs for tests, whole ones and such as no publisher would send: every byte is ours."""

import zlib

Objects = list[bytes]


def a_pdf(*pages: str, more: Objects | None = None, trailer: str = "", kids: str | None = None) -> bytes:
    """A PDF with one line of text on each page; `more` objects follow theirs, `trailer` is put into its trailer."""
    first = 4
    kids = kids or " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first + 2 * number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(a_stream(f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode()))
    return written([*objects, *(more or [])], trailer)


def a_stream(content: bytes, *, words: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), words.encode(), content)


def a_flate_stream(content: bytes) -> bytes:
    return a_stream(zlib.compress(content, 9), words="/Filter /FlateDecode")


def written(objects: Objects, trailer: str = "") -> bytes:
    """The objects as a file, with their table of offsets."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF".encode()
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def a_printed_pdf(*pages: str) -> bytes:
    """A PDF whose pages hold several lines of text each, small and one below the other."""
    return a_pdf(*("".join(f") Tj /F1 6 Tf 0 -9 Td ({_escaped(line)}" for line in page.splitlines()) for page in pages))


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("\u2014", r"\320")
