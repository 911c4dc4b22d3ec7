"""What a page says, passage by passage, whatever elements and classes its publisher sets it in.

A passage is a run of words between two blocks or two breaks in a row; a lone break is a space, and so is the border
between two cells, so that a row of a table is one passage. Navigation and what stands aside is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from scrapers.reading import INLINE
from scrapers.text import fold

CELLS = frozenset({"td", "th"})
RUNS_ON = INLINE | CELLS | {"br"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ASIDE_TAGS = frozenset({"nav", "aside", "footer"})
ASIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "search", "menu"})
BREAK = "\v"  # white space that no publisher writes
TWO_BREAKS = re.compile(rf"{BREAK}\s*{BREAK}")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Folded words; whether a heading says them, and whether they are nothing but the label of a link."""

    words: str
    is_heading: bool
    is_link: bool


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words as they stand in one element, before they are put together."""

    text: str
    in_heading: bool
    in_link: bool


def passages(top: HtmlElement, *, aside: bool = False) -> Iterator[Passage]:
    """Yield the passages of an element of a page, in their order; those that stand `aside` only where asked for."""
    run: list[Piece] = []
    for found in _pieces(top, aside=aside):
        if found is not None:
            run.append(found)
            continue
        yield from _passages_of(run)
        run = []
    yield from _passages_of(run)


def said_in(top: HtmlElement, title: str) -> list[str]:
    """Return the words of each passage of an element, without its title and without mere labels of links.

    What only a label names is said on another page.
    """
    return [one.words for one in passages(top) if not one.is_link and one.words != title]


def labelled(found: list[str], label: str) -> list[str]:
    """Return what follows the label, in its own passage or as the next one, for each time that the label stands there.

    The label is given without its colon.
    """
    pattern = re.compile(rf"{re.escape(label)} ?:? ?(?P<rest>.*)")
    told = []
    for index, words in enumerate(found):
        if match := pattern.fullmatch(words):
            told.append(match["rest"] or next(iter(found[index + 1 :]), ""))
    return told


def _pieces(top: HtmlElement, *, aside: bool) -> Iterator[Piece | None]:
    """Yield the words below an element, and None wherever a passage begins or ends."""
    open_tags: list[str] = []
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        if element.tag not in RUNS_ON:
            yield None
        if event == "end":
            open_tags.pop()
            yield _piece(element.tail or "" if element is not top else "", open_tags)
            continue
        open_tags.append(element.tag)
        if not aside and element is not top and _is_aside(element):
            walk.skip_subtree()
        else:
            yield _piece(f"{_before(element)}{element.text or ''}", open_tags)


def _piece(text: str, open_tags: list[str]) -> Piece:
    return Piece(text=text, in_heading=not HEADINGS.isdisjoint(open_tags), in_link="a" in open_tags)


def _is_aside(element: etree._Element) -> bool:
    return element.tag in ASIDE_TAGS or element.get("role") in ASIDE_ROLES


def _before(element: etree._Element) -> str:
    """Return what a break or a cell puts before its words."""
    if element.tag == "br":
        return BREAK
    return " " if element.tag in CELLS else ""


def _passages_of(run: list[Piece]) -> Iterator[Passage]:
    with_words = [piece for piece in run if piece.text.strip()]
    for text in TWO_BREAKS.split("".join(piece.text for piece in run)):
        if words := fold(text):
            yield Passage(
                words=words,
                is_heading=any(piece.in_heading for piece in with_words),
                is_link=all(piece.in_link for piece in with_words),
            )
