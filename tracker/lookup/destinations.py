"""Places that somebody lists, one a line: names, ZIP codes, or the first column of a CSV file."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tracker.catalog.find import find
from tracker.catalog.military import is_military_zip, military
from tracker.catalog.models import Jurisdiction
from tracker.catalog.posts import Post, posts
from tracker.catalog.read import read_counties
from tracker.lookup.asked import BadQuestion

MOST = 500  # lines of one question
SEPARATORS = (",", ";", "\t")
MOST_NAMES = 50  # of them what is no ZIP code, each of which takes a search
ZIP = re.compile(r"""[='"]*(?P<code>[0-9]{3,5})(?:\.0|-[0-9]{4})?['"]*""")
NINE_DIGITS = re.compile(r"[0-9]{8,9}")  # a ZIP+4 without its dash, and maybe without a zero in front
NOTHING = re.compile("[\x00\ufeff]")  # a byte order mark that was pasted with the file's text
HEADERS = frozenset({"zip", "zip code", "zipcode", "postal code", "postcode", "place", "destination", "city"})


@dataclass(frozen=True, kw_only=True)
class Destination:
    """What was asked, the place that it means, or None with what must be said about that.

    `reaches` are the other counties that a ZIP code lies in.
    """

    asked: str
    place: Jurisdiction | None
    note: str
    reaches: tuple[Jurisdiction, ...] = ()

    @property
    def sides(self) -> tuple[Jurisdiction, ...]:
        """The places that it may lie in: that which it means, and what its ZIP code reaches into."""
        return (self.place, *self.reaches) if self.place else ()


def lines_of(text: str) -> list[str]:
    """Return what stands on the lines: of a file with several columns the first, without a header.

    A line such as `Alton, IL` is one place and not two columns. Twice the same is once.

    Raises:
        BadQuestion: there are none, or more than `MOST`.
    """
    rows = [line.strip() for line in NOTHING.sub("", text).splitlines() if line.strip()]
    lines = [_first(row) for row in rows]
    if lines and lines[0].casefold() in HEADERS:
        lines = lines[1:]
    lines = list(dict.fromkeys(line for line in lines if line))
    if not lines or len(lines) > MOST:
        raise BadQuestion(gettext("Name the places, one a line: at least one, at most %d.") % MOST)
    return lines


def _first(row: str) -> str:
    """Return the first column where that is a ZIP code, a header or quoted; a name with its state is left whole."""
    firsts = [next(csv.reader([row], delimiter=mark), [""])[0].strip() for mark in SEPARATORS]
    columns = [one for one in firsts if _zip_of(one) or one.casefold() in HEADERS]
    return columns[0] if columns else firsts[0] if row.startswith('"') else row


def destinations(lines: Sequence[str]) -> list[Destination]:
    """Return the place of each line, in their order; what stands twice is there twice.

    Raises:
        BadQuestion: more than `MOST_NAMES` of them are no ZIP codes.
    """
    codes = {line: code for line in lines if (code := _zip_of(line))}
    if len(lines) - len(codes) > MOST_NAMES:
        raise BadQuestion(gettext("At most %d places may be named otherwise than by a ZIP code.") % MOST_NAMES)
    known = posts(set(codes.values()))
    read_counties(side for post in known.values() for side in post.sides)
    return [_by_zip(line, codes[line], known) if line in codes else _by_name(line) for line in lines]


def sides_of(found: Iterable[Destination]) -> list[Jurisdiction]:
    """Return the places that were found and all that their ZIP codes reach into, each once."""
    return list({side.pk: side for one in found for side in one.sides}.values())


def _zip_of(line: str) -> str:
    """Return the ZIP code that the line is, with the zeros in front that a spreadsheet drops, or ""."""
    if NINE_DIGITS.fullmatch(line):
        return line.zfill(9)[:5]
    found = ZIP.fullmatch(line.strip())
    return found["code"].zfill(5) if found else ""


def _by_zip(line: str, code: str, known: Mapping[str, Post]) -> Destination:
    read_as = "" if code in line else gettext("Read as %s, with the zeros that a spreadsheet drops.") % code
    if code not in known:
        told = military().note if is_military_zip(code) else gettext("We know no such ZIP code.")
        return Destination(asked=line, place=None, note=_notes(read_as, told))
    post = known[code]
    return Destination(asked=line, place=post.place, note=_notes(read_as, post.warning), reaches=post.reaches)


def _notes(*notes: str) -> str:
    return " ".join(filter(None, notes))


def _by_name(line: str) -> Destination:
    found = find(line)
    if found.place:
        return Destination(asked=line, place=found.place, note=found.note, reaches=found.sides[1:])
    if not found.matches:
        return Destination(asked=line, place=None, note=found.note or gettext("We know no such place."))
    likeliest = "; ".join(place.in_full() for place in found.matches[:3])
    return Destination(asked=line, place=None, note=gettext("It may be %s. Write it in full.") % likeliest)
