"""The passages of a section with their numbers, each under the words that open the list it stands in.

Pages give passages one after another and no tree, so the tree is told from the numbers: a list belongs to the passage
before its first entry that ends in ":", and ends where a number of an outer list's style comes again, or of the style
of the passage that opened it. Where styles could be either (roman and alphabetical numbers look alike) the nearer words
are taken, which are the narrower ones: an entry is then read too strictly, and never too broadly.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scrapers.law.section import ENUMERATOR
from scrapers.text import comparable

NUMBERED = re.compile(rf"((?:{ENUMERATOR}(?:\s?\[{ENUMERATOR}\])?\s*)+)(.*)", re.DOTALL)
"""Behind a number may stand, in brackets, the one that a code's reviser would give it: "(a)[(1)]"."""

OPENS = re.compile(r".*[:\u2014]\s*$", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Provision:
    """One passage: its number as it stands ("" for none), its words without it, and the words that open its lists.

    `leads` are those of the lists that it stands in, the outermost first.
    """

    number: str
    words: str
    leads: tuple[str, ...]
    opens: bool

    @property
    def lead(self) -> str:
        """The words that open the innermost list it stands in, "" where it stands in none."""
        return self.leads[-1] if self.leads else ""

    @property
    def is_entry(self) -> bool:
        """Whether it stands in a list and opens none itself."""
        return bool(self.leads) and not self.opens

    @property
    def sentence(self) -> str:
        """What it says together with the words of its lists: "A retailer shall not:" and "sell it"."""
        return " ".join([*self.leads, self.words])


@dataclass
class _List:
    """A list that is being read: the words that open it, their number's style, and its entries' once one has come."""

    lead: str
    opener: str
    style: str | None = None


def provisions(passages: Sequence[str], leads: Collection[str] = ()) -> tuple[Provision, ...]:
    """Return the passages as provisions; `leads` are words that open a list although they do not end in ":"."""
    return tuple(_walk(passages, {comparable(lead) for lead in leads}))


def _walk(passages: Sequence[str], leads: set[str]) -> Iterator[Provision]:
    lists: list[_List] = []
    for passage in passages:
        number, words = split(passage)
        style = _style(number)
        above = _leads_of(style, lists)
        opens = bool(OPENS.match(words)) or comparable(words) in leads
        yield Provision(number=number, words=words, leads=above, opens=opens)
        if opens:
            lists.append(_List(words, style))


def split(passage: str) -> tuple[str, str]:
    """Return the number that a passage begins with, and the words behind it."""
    found = NUMBERED.match(passage)
    return (found[1].strip(), found[2]) if found else ("", passage)


def _leads_of(style: str, lists: list[_List]) -> tuple[str, ...]:
    """Return the words that open the lists which a passage of this style stands in; close the lists that it ends.

    A passage without a number ends none: it may be an entry whose number was lost.
    """
    if lists and lists[-1].style is None:
        lists[-1].style = style
    for depth in range(len(lists) - 1, -1, -1):
        if lists[depth].style == style:
            del lists[depth + 1 :]
            break
        if style and lists[depth].opener == style:
            del lists[depth:]
            break
    return tuple(one.lead for one in lists)


def _style(number: str) -> str:
    """Return the style of the innermost number: `(1)`, `(a)`, `(A)`, `1.`, `a.`, `A.` or "" for none."""
    numbers = re.findall(ENUMERATOR, number)
    last = re.sub(r"[.-]\d+", "", numbers[-1]) if numbers else ""
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "1", last.replace(" ", ""))))
