"""Places that somebody lists, one a line: names, ZIP codes, or the first column of a CSV file."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.catalog.find import find
from tracker.catalog.models import Jurisdiction, ZipCode
from tracker.lookup.asked import BadQuestion

MOST = 500  # lines of one question
MOST_NAMES = 50  # of them what is no ZIP code, each of which takes a search
HEADERS = frozenset({"zip", "zip code", "zipcode", "postal code", "postcode", "place", "destination", "city"})


@dataclass(frozen=True, kw_only=True)
class Destination:
    """What was asked, the place that it means, or None with what must be said about that."""

    asked: str
    place: Jurisdiction | None
    note: str


def lines_of(text: str) -> list[str]:
    """Return what stands on the lines: of a file with several columns the first, without a header.

    A line such as `Alton, IL` is one place and not two columns. Twice the same is once.

    Raises:
        BadQuestion: there are none, or more than `MOST`.
    """
    rows = [line.strip() for line in text.replace("\x00", "").splitlines() if line.strip()]
    lines = [_first(row) for row in rows]
    if lines and lines[0].casefold() in HEADERS:
        lines = lines[1:]
    lines = list(dict.fromkeys(line for line in lines if line))
    if not lines or len(lines) > MOST:
        raise BadQuestion(f"Name the places, one a line: at least one, at most {MOST}.")
    return lines


def _first(row: str) -> str:
    """Return the first column where that is a ZIP code, a header or quoted; a name with its state is left whole."""
    first = next(csv.reader(io.StringIO(row)), [""])[0].strip()
    is_column = first[:5].isdecimal() or first.casefold() in HEADERS or row.startswith('"')
    return first if is_column else row


def destinations(lines: Sequence[str]) -> list[Destination]:
    """Return the place of each line.

    Raises:
        BadQuestion: more than `MOST_NAMES` of them are no ZIP codes.
    """
    codes = {line: code for line in lines if (code := _zip_of(line))}
    if len(lines) - len(codes) > MOST_NAMES:
        raise BadQuestion(f"At most {MOST_NAMES} places may be named otherwise than by a ZIP code.")
    rows = ZipCode.objects.select_related("jurisdiction__parent").in_bulk(set(codes.values()))
    return [_by_zip(line, rows.get(codes[line])) if line in codes else _by_name(line) for line in lines]


def places_of(found: Iterable[Destination]) -> list[Jurisdiction]:
    """Return the places that were found, each once."""
    return list({one.place.pk: one.place for one in found if one.place}.values())


def _zip_of(line: str) -> str:
    code, dash, more = line.partition("-")
    is_zip = len(code) == 5 and code.isascii() and code.isdecimal() and (not dash or more.isdecimal())
    return code if is_zip else ""


def _by_zip(line: str, row: ZipCode | None) -> Destination:
    if row is None:
        return Destination(asked=line, place=None, note="We know no such ZIP code.")
    return Destination(asked=line, place=row.jurisdiction, note="ZIP codes can cross city and county lines.")


def _by_name(line: str) -> Destination:
    found = find(line)
    if found.place:
        return Destination(asked=line, place=found.place, note=found.note)
    if not found.matches:
        return Destination(asked=line, place=None, note="We know no such place.")
    likeliest = "; ".join(place.in_full() for place in found.matches[:3])
    return Destination(asked=line, place=None, note=f"It may be {likeliest}. Write it in full.")
