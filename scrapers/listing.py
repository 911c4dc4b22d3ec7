"""Lists as publishers serve them, a table on a page or records in an answer: read whole or not at all."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from scrapers.errors import OutOfBounds, Suspect, UnknownPhrase
from scrapers.naming import without_others
from scrapers.reading import Document, words
from scrapers.text import comparable
from tracker.contract import Absence, Between, Observation
from tracker.vocabulary import SubjectKind

Row = dict[str, HtmlElement]

NEAR_A_NAME = re.compile("mitrag[yi]n|kratom", re.IGNORECASE)
"""What no list holds that does not name a watched substance, however it is spelt; known other compounds aside."""


def table(page: HtmlElement, headings: Sequence[str]) -> list[Row]:
    """Return the rows of the one table that has exactly these headings, in any order, each cell under its heading.

    Raises Suspect where no table or more than one has them, or a row has another number of cells.
    """
    tables = [found for found in page.iter("table") if sorted(_headings(found)) == sorted(headings)]
    if len(tables) != 1:
        seen = [heading for found in page.iter("table") for heading in _headings(found)]
        raise Suspect(f"{len(tables)} tables have the headings {', '.join(headings)}", *seen)
    return list(_rows(tables[0]))


def bounded(entries: Sequence[object], bounds: Between, what: str) -> None:
    """Raise OutOfBounds where the list has fewer or more entries than its source declares."""
    if not bounds.low <= len(entries) <= bounds.high:
        raise OutOfBounds(f"{len(entries)} {what}, where {bounds.low} to {bounds.high} are to be expected")


def required(record: Mapping[str, Any], name: str) -> str:
    """Return the text or number under `name`. Raises Suspect where the name, or anything under it, is missing."""
    if value := optional(record, name):
        return value
    raise UnknownPhrase(f"{name} is empty", name)


def optional(record: Mapping[str, Any], name: str) -> str:
    """Return the text or number under `name`, "" where it is null. Raises Suspect where there is no such name."""
    if name not in record:
        raise Suspect(f"a record has no {name}", *record)
    value = record[name]
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnknownPhrase(f"{name} is neither text nor a number", str(value))
    return str(value).strip()


def absent(  # noqa: PLR0913  (each is named, and none has a default that could be guessed wrong)
    document: Document, *, subject: str, kind: SubjectKind, jurisdiction: str, landmark: str, entries: Sequence[str]
) -> Observation:
    """Return that the list, read whole, does not name the subject: its landmark as quote, and the hash of its words."""
    if near := [entry for entry in entries if NEAR_A_NAME.search(without_others(entry))]:
        raise UnknownPhrase("the list names something near a watched substance", *near)
    text = comparable("\n".join(entries))
    reading = Absence(
        subject_kind=kind,
        jurisdiction=jurisdiction,
        entries=len(entries),
        list_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return document.observe(subject=subject, quote=landmark, text=text, reading=reading)


def _headings(found: HtmlElement) -> list[str]:
    return [words(cell) for row in found.iter("tr") for cell in row.iter("th")]


def _rows(found: HtmlElement) -> Iterator[Row]:
    headings = _headings(found)
    for row in found.iter("tr"):
        cells = list(row.iter("td"))
        if not cells and row.find("th") is not None:
            continue
        if len(cells) != len(headings) or any(cell.get("colspan") or cell.get("rowspan") for cell in cells):
            raise Suspect(f"a row has {len(cells)} cells under {len(headings)} headings", words(row))
        yield dict(zip(headings, cells, strict=True))
