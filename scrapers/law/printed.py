"""A law as it is printed: the passages of a PDF, whose lines end where the column does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scrapers.law.section import ENUMERATOR
from scrapers.text import fold

NUMBERED = re.compile(rf"{ENUMERATOR}(?:\s|$)")
MARGIN = 2  # lines at the top and at the foot of a page that may be a running head
FIGURES = re.compile(r"\d+")


def passages(pages: Sequence[str], begins: re.Pattern[str]) -> list[str]:
    """Return the passages of the pages, their lines joined, without the heads and feet that run through them.

    A passage begins with a number or with what `begins` matches. What is struck or underlined cannot be told from a
    PDF's text, so that this is for codes alone and never for bills.
    """
    found: list[str] = []
    for line in _lines(pages):
        if not found or NUMBERED.match(line) or begins.match(line):
            found.append(line)
        else:
            found[-1] = f"{found[-1]} {line}"
    return found


def _lines(pages: Sequence[str]) -> Iterator[str]:
    told = [[line for piece in page.splitlines() if (line := fold(piece))] for page in pages]
    often = Counter(mark for page in told for mark in {_mark(page[place]) for place in _margins(page)})
    running = {mark for mark, times in often.items() if times > 1 and times * 2 >= len(told)}
    for page in told:
        margins = set(_margins(page))
        yield from (line for place, line in enumerate(page) if place not in margins or _mark(line) not in running)


def _margins(page: Sequence[str]) -> Iterator[int]:
    """Yield the places of the lines at the top and at the foot of a page."""
    yield from (place for place in range(len(page)) if place < MARGIN or place >= len(page) - MARGIN)


def _mark(line: str) -> str:
    """Return a line without its figures: a running head is the same on every page but for the page's number."""
    return FIGURES.sub("#", line)
