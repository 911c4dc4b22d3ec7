"""What matters of two files of one page, found as a crawl finds it."""

import mimetypes
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from scrapers.errors import Suspect, Trouble
from scrapers.fetch.answers import check_page
from scrapers.matter import matter
from scrapers.reading import HTML_END, Document
from scrapers.spider import Spider
from scrapers.spiders.us import billstatus
from scrapers.text import encoded_once

BILL_STATUS = "billStatus"
"""The root of a form that two schemas share: only its reader knows that both say the same."""


@dataclass(frozen=True, kw_only=True)
class FileMatter:
    """The normalised text that matters, or in `trouble` the outcome that a crawl would end in, and why."""

    text: str
    trouble: str = ""


def file_matters(before: Path, after: Path, spider: type[Spider] | None) -> tuple[FileMatter, FileMatter]:
    """Return what matters of two files of one page, as its spider finds it, or as is found where there is none.

    A page that breaks off is trouble, as in a crawl, unless both do: then its publisher leaves the end tag out. Raises
    OSError for a file that cannot be read; a bug of the spider's is raised as it is.
    """
    bodies = [encoded_once(path.read_bytes()) for path in (before, after)]
    kinds = [_media_type(path, body) for path, body in zip((before, after), bodies, strict=True)]
    if set(kinds) == {"text/html"} and not any(HTML_END.search(body.decode("latin-1")) for body in bodies):
        bodies = [body + b"</html>" for body in bodies]
    one, other = (_file_matter(body, kind, spider) for body, kind in zip(bodies, kinds, strict=True))
    return one, other


def _media_type(path: Path, body: bytes) -> str:
    """Return what the file's name says it is, or what it looks like where the name says nothing."""
    guessed, _ = mimetypes.guess_type(path.name)
    if guessed:
        return "text/html" if guessed == "application/xhtml+xml" else guessed
    return "text/html" if body.lstrip().startswith(b"<") else "text/plain"


def _file_matter(body: bytes, media_type: str, spider: type[Spider] | None) -> FileMatter:
    try:
        return FileMatter(text=_by_its_spider(body, media_type, spider) if spider else _by_its_form(body, media_type))
    except Trouble as trouble:
        return FileMatter(text="", trouble=f"{trouble.outcome}: {trouble}")


def _by_its_spider(body: bytes, media_type: str, spider: type[Spider]) -> str:
    """Return what the spider finds on the page, taken for the first declared address that it can stand at."""
    refusals: list[Trouble] = []
    for address in spider.source.addresses:
        document = _document(body, media_type, address.url)
        try:
            check_page(document, address)
            return spider().matter(document)
        except Trouble as refusal:
            refusals.append(refusal)
    raise refusals[-1] if refusals else Suspect("the source declares no address")


def _by_its_form(body: bytes, media_type: str) -> str:
    document = _document(body, media_type, "")
    check_page(document, None)
    if document.form() == "xml" and document.xml().tag == BILL_STATUS:
        return billstatus.told(billstatus.bill_in(document))
    return matter(document)


def _document(body: bytes, media_type: str, url: str) -> Document:
    digest, now = sha256(body).hexdigest(), datetime.now(UTC)
    return Document(url=url, body=body, media_type=media_type, charset="", sha256=digest, seen_at=now)
