"""A section of law as it stands on a page: its heading, its operative passages, and the notes that are no law.

What is cut is what editors add behind a section (its history, sources, annotations), and whatever stands before its
own heading. What is refused: a page that holds the section twice or not at all, another heading than the one that a
person knows, words struck or inserted (a bill's text, which says two laws at once), and a neighbour that runs on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from scrapers.errors import LandmarkMissing, Suspect
from scrapers.naming import substances_in
from scrapers.reading import lines, words
from scrapers.text import comparable
from tracker.contract import Address, Between
from tracker.vocabulary import ConditionKind

DOUBLED = "|".join(f"{letter}{letter}{letter}?" for letter in ascii_lowercase)
ENUMERATOR = (
    r"(?:\(\s?(?:\d{1,3}|[A-Za-z]{1,3}|[ivxlc]{1,7})(?:[.-]\d{1,2})?\s?\)"
    rf"|(?:\d{{1,3}}|[A-Za-z]|[ivxlc]{{2,7}}|{DOUBLED})\.(?=\s|$))"
)
"""What numbers a passage: (1), (mk), (D-1), 12., b., bb., iv."""

LONE_ENUMERATOR = re.compile(ENUMERATOR)
NOTES = re.compile(
    r"(?:history(?: of section)?|sources?|credits?|annotations?|editor'?s'? notes?|compiler'?s notes?"
    r"|notes? of decisions|cross[- ]references?|revisor'?s notes?|amendments?|supplemental information)"
    r"(?:\s*[:.\u2013\u2014-].*)?|\((?:added|amended|enacted|renumbered|repealed)\b.*\b\d{4}\b.*",
    re.IGNORECASE,
)
"""How the line begins behind which nothing is law any more."""

NEIGHBOUR = re.compile(r"(?:§+|Section|SECTION|Sec\.|Rule)\s*\d[\w.:-]*\d[a-z]?\.\s+[A-Z\[].*")
BESIDE = CSSSelector(
    "nav, aside, dialog, body > header, body > footer, [role=navigation], [role=complementary], [role=banner],"
    " [role=contentinfo], [role=search]"
)
"""What HTML itself says is none of a page's matter."""

STRUCK = CSSSelector("s, strike, del, ins, u")
MARKED = re.compile(
    r"(?<![a-z])(?:strikes?|struck|stricken|strikethrough|strike-?out|strike-through|deleted|deletion|inserted|insertion"
    r"|underlined?|underscored?|redline|line-through)(?![a-z])",
    re.IGNORECASE,
)
"""What the classes of words are called that a bill takes out or puts in."""

STYLED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*(?:line-through|underline)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section that a source reads, as a person knows it beforehand.

    `heading` is the section's own, without its number, a bracketed day and the closing stop. `opening` is how its text
    begins, `closing` words of its last passage ("" for not known). `entries` bounds a schedule's list; `leads` are the
    words above a list that put its entries on the schedule, where they are not the usual ones. `duties` is what a
    section of a kratom act asks for.
    """

    url: str
    number: str
    heading: str
    opening: str = ""
    closing: str = ""
    entries: Between | None = None
    leads: tuple[str, ...] = ()
    duties: tuple[ConditionKind, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section read whole: `title` is its heading as it stands, `passages` are law, `notes` are not. All folded."""

    title: str
    passages: tuple[str, ...]
    notes: tuple[str, ...]


def addresses(parts: Iterable[Part]) -> tuple[Address, ...]:
    """Return the addresses of the parts: on each page the heading of its (first) section must stand."""
    first = {part.url: part for part in reversed(tuple(parts))}
    return tuple(Address(url=url, landmark=part.heading, entries=part.entries) for url, part in reversed(first.items()))


def one(page: HtmlElement, selector: str) -> HtmlElement:
    """Return the one element that the CSS selector finds. Raises Suspect where it finds none or several."""
    found = every(page, selector)
    if len(found) != 1:
        raise Suspect(f"{len(found)} elements are {selector}, where one is to be expected")
    return found[0]


def holder(page: HtmlElement, selector: str) -> HtmlElement:
    """Return the one element that the CSS selector finds, or the page's bare body where its name is gone.

    A section is told by its number, its heading and its notes, so that a page whose classes are renamed can still be
    read. Raises Suspect where the selector finds several.
    """
    return one(page, selector) if every(page, selector) and selector != "body" else bare(page)


def bare(page: HtmlElement) -> HtmlElement:
    """Return a copy of the page's body without what HTML itself calls its frame: navigation, rails, banners."""
    copy = cast("HtmlElement", one(page, "body").__copy__())
    for found in cast("list[HtmlElement]", BESIDE(copy)):
        if found.getparent() is not None:
            found.drop_tree()
    return copy


def headings(page: HtmlElement, title: str) -> list[HtmlElement]:
    """Return the page's headings, of whatever level, that say just this."""
    found = every(page, "h1, h2, h3, h4, h5, h6, [role=heading]")
    return [heading for heading in found if comparable(words(heading)).lower() == comparable(title).lower()]


def every(page: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that the CSS selector finds, in the page's order."""
    return cast("list[HtmlElement]", CSSSelector(selector)(page))


def without(element: HtmlElement, selector: str) -> HtmlElement:
    """Return a copy of the element without what the CSS selector finds in it."""
    copy = cast("HtmlElement", element.__copy__())
    for found in every(copy, selector):
        found.drop_tree()
    return copy


def section_in(element: HtmlElement, part: Part) -> Section:
    """Return the section that stands in the element: from the line with its number on, to the notes behind it.

    Raises LandmarkMissing or Suspect for anything but one whole section of this number and heading.
    """
    refuse_merged(element)
    return section_from(lines(element), part)


def section_from(told: Sequence[str], part: Part) -> Section:
    """Return the section that the folded lines of a page hold, as `section_in` does."""
    begins = re.compile(rf"(?:§+|Section|SECTION|Sec\.|Rule)?\s*{re.escape(part.number)}(?![\w(]|[.:-]\w)[.:|]?\s*")
    starts = [index for index, line in enumerate(told) if begins.match(line)]
    if len(starts) != 1:
        raise LandmarkMissing(f"section {part.number} begins {len(starts)} times on the page", part.number)
    first = begins.sub("", told[starts[0]], count=1).removeprefix("| ")
    rest = list(told[starts[0] + 1 :])
    if not first and rest:
        first = rest.pop(0)
    title, text = _headed(first, part)
    return assembled(part, title, [*([text] if text else []), *rest])


def noted(told: Sequence[str], history: re.Pattern[str]) -> list[str]:
    """Return the lines with "History" put above the first that `history` matches, where a code puts no word there."""
    first = next((index for index, line in enumerate(told) if history.fullmatch(line)), None)
    return list(told) if first is None else [*told[:first], "History", *told[first:]]


def assembled(part: Part, title: str, told: Sequence[str]) -> Section:
    """Return the section of this heading and these lines, the notes cut off, once it is known to be whole."""
    _headed(title, part)
    law = list(_joined(told))
    end = next((index for index, line in enumerate(law) if NOTES.fullmatch(line)), len(law))
    section = Section(title=title, passages=tuple(law[:end]), notes=tuple(law[end:]))
    _check(section, part)
    return section


def before_next_schedule(section: Section, begins: re.Pattern[str]) -> Section:
    """Return the section up to the passage that `begins` matches, where a code holds all its schedules in one section.

    Raises Suspect where another schedule than the first names a watched substance: it forbids less.
    """
    starts = [index for index, passage in enumerate(section.passages) if begins.fullmatch(passage)]
    if len(starts) != 1:
        raise Suspect(f"the next schedule begins {len(starts)} times", section.title)
    if strange := [passage for passage in section.passages[starts[0] :] if substances_in(passage)]:
        raise Suspect("another schedule than the first names a watched substance", *strange)
    return Section(title=section.title, passages=section.passages[: starts[0]], notes=section.notes)


def refuse_merged(element: HtmlElement, heading: str = "") -> None:
    """Raise Suspect where words are struck, inserted or underlined: such a text says two laws at once.

    `heading` are words that a code underlines everywhere.
    """
    marked = [
        *cast("list[HtmlElement]", STRUCK(element)),
        *(found for found in element.iter() if STYLED.search(found.get("style") or "")),
        *(found for found in element.iter() if found.tag != "a" and MARKED.search(found.get("class") or "")),
    ]
    if said := [text for found in marked if (text := words(found)) and comparable(text) != comparable(heading)]:
        raise Suspect("the text merges struck or inserted words", *said)


def _headed(line: str, part: Part) -> tuple[str, str]:
    """Split a line into the part's heading with the brackets around it, and what follows it in the same line."""
    found = re.match(
        rf"((?:\[[^\]]*\] ?)*{re.escape(comparable(part.heading))}(?!\w)[.:]?(?: ?\[[^\]]*\])*)"
        r"(?:[.:]?[\s\u2013\u2014-]*)",
        comparable(line),
        re.IGNORECASE,
    )
    if not found:
        raise LandmarkMissing(f"section {part.number} is not headed {part.heading!r}", line[:200])
    return line[: found.end(1)], line[found.end() :]


def _joined(told: Sequence[str]) -> Iterator[str]:
    """Yield the lines, a number that stands on a line of its own together with the line that it numbers."""
    held = ""
    for line in told:
        if LONE_ENUMERATOR.fullmatch(line):
            held = f"{held} {line}".strip()
            continue
        yield f"{held} {line}".strip()
        held = ""
    if held:
        yield held


def _check(section: Section, part: Part) -> None:
    if not section.passages:
        raise Suspect(f"section {part.number} has no words", section.title)
    first, last = comparable(section.passages[0]), comparable(section.passages[-1])
    if not first.startswith(comparable(part.opening)):
        raise LandmarkMissing(f"section {part.number} does not open as it must", first[:200])
    if comparable(part.closing) not in last:
        raise LandmarkMissing(f"section {part.number} does not end as it must", last[-200:])
    if strange := [line for line in section.passages if NEIGHBOUR.fullmatch(line) or _is_headed_alike(line, part)]:
        raise Suspect(f"another section stands behind {part.number}", *strange)


def _is_headed_alike(line: str, part: Part) -> bool:
    """Tell whether a line begins with a number of the form of the section's own, as a neighbour's heading does."""
    if not re.search(r"\d[-.:]\d", part.number):
        return False
    form = re.sub(r"\d+", r"\\d+", re.escape(part.number))
    return re.match(rf"{form}[.:]\s+[A-Z\[]", line) is not None
