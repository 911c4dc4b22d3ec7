"""Lists as publishers serve them, a table on a page or records in an answer: read whole or not at all."""

import hashlib
import re
from collections.abc import Mapping, Sequence
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
    """Return the rows of the one table whose first row is these headings, in any order, each cell under its heading.

    Whether a cell is marked as a heading is no matter, nor is a row that is one remark across all columns and names
    nothing near a watched substance. Raises Suspect where no table or more than one is so headed, or a row has another
    number of cells.
    """
    tables = [rows for found in page.iter("table") if (rows := _rows(found)) and _heads(rows[0], headings)]
    if len(tables) != 1:
        seen = [words(cell) for found in page.iter("table") for row in _rows(found)[:1] for cell in row]
        raise Suspect(f"{len(tables)} tables have the headings {', '.join(headings)}", *seen)
    [[first, *rows]] = tables
    return [_row(first, row) for row in rows if not _is_remark(row, first)]


def bounded(entries: Sequence[object], bounds: Between, what: str) -> None:
    """Raise OutOfBounds where the list has fewer or more entries than its source declares."""
    if not bounds.low <= len(entries) <= bounds.high:
        raise OutOfBounds(f"{len(entries)} {what}, where {bounds.low} to {bounds.high} are to be expected")


def required(record: Any, name: str) -> str:
    """Return the text or number under `name`. Raises Suspect where the name, or anything under it, is missing."""
    if value := optional(record, name):
        return value
    raise UnknownPhrase(f"{name} is empty", name)


def optional(record: Any, name: str) -> str:
    """Return the text or number under `name`, "" where it is null. Raises Suspect where there is no such name."""
    if not isinstance(record, Mapping):
        raise Suspect("what should be a record is none", str(record)[:200])
    if name not in record:
        raise Suspect(f"a record has no {name}", *record)
    value = record[name]
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnknownPhrase(f"{name} is neither text nor a number", str(value))
    return str(value).strip()


def number(record: Any, name: str) -> int:
    """Return the number under `name`, which may stand there as text. Raises Suspect where there is none."""
    found = required(record, name)
    if not found.isdecimal():
        raise UnknownPhrase(f"{name} is no number", found)
    return int(found)


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


def _rows(found: HtmlElement) -> list[list[HtmlElement]]:
    """Return the cells of each row of a table that has any."""
    return [cells for row in found.iter("tr") if (cells := list(row.iterchildren("th", "td")))]


def _heads(row: list[HtmlElement], headings: Sequence[str]) -> bool:
    return sorted(map(words, row)) == sorted(headings)


def _is_remark(cells: list[HtmlElement], first: list[HtmlElement]) -> bool:
    [cell, *others] = cells
    spans_all = not others and cell.get("colspan") == str(len(first))
    return spans_all and not NEAR_A_NAME.search(words(cell))


def _row(first: list[HtmlElement], cells: list[HtmlElement]) -> Row:
    if len(cells) != len(first) or any(cell.get("colspan") or cell.get("rowspan") for cell in cells):
        raise Suspect(f"a row has {len(cells)} cells under {len(first)} headings", *map(words, cells))
    return {words(heading): cell for heading, cell in zip(first, cells, strict=True)}
