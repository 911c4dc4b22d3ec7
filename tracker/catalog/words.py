"""The words of a question about a place, and the ways in which they may spell its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.catalog.fold import fold

KINDS = frozenset({"city", "town", "village", "borough", "township", "plantation", "municipality"})
STATES = frozenset({"state", "commonwealth"})
COUNTRIES = frozenset({"country", "republic", "kingdom"})
STATE_WORDS = 5  # how many words at the most are the name of a state or country: `the commonwealth of puerto rico`
A_CITY = "a city"
"""The kind of what is called `Mexico City`: a city of the name, or the country whose capital it is."""
CITY_WORDS = 4  # how many words at the end of an address can be its city


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """A name, its words run together, of a place of that `kind` or level of government, or of any where it is empty."""

    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """The folded words of a question, and at which of them a part between commas begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """All words run together, as names are stored."""
        return "".join(self.words)

    def split(self, count: int) -> tuple["Words", str]:
        """Return what stands before the last `count` words, and these words run together."""
        left = self.words[:-count]
        starts = tuple(start for start in self.starts if start < len(left))
        return Words(words=left, starts=starts), "".join(self.words[-count:])

    def ends_a_part_of(self, asked: "Words") -> bool:
        """Whether a comma stands behind these words, with which the others begin."""
        return len(self.words) in asked.starts

    def spellings(self) -> Iterator[Spelling]:
        """Yield the ways to read all of the words as one name, the plainest first."""
        yield Spelling(text=self.text, kind="")
        first, *others = self.words
        if first == "the" and others:
            yield Spelling(text="".join(others), kind="")
        if len(self.words) > 2 and others[0] == "of":
            yield from _of(first, "".join(others[1:]))
        if self.words[-1] in ("state", "country") and others:
            yield Spelling(text="".join(self.words[:-1]), kind=self.words[-1])
        if self.words[-1] in KINDS and others:
            kind = A_CITY if self.words[-1] == "city" else self.words[-1]
            yield Spelling(text="".join(self.words[:-1]), kind=kind)

    def parts(self) -> list["Words"]:
        """Return the parts between commas."""
        ends = [*self.starts[1:], len(self.words)]
        return [Words(words=self.words[start:end], starts=(0,)) for start, end in zip(self.starts, ends, strict=True)]

    def endings(self) -> Iterator[Spelling]:
        """Yield what can be the city in an address: its last part between commas, else its last words."""
        last = self.starts[-1] if self.starts else 0
        if last:
            yield Spelling(text="".join(self.words[last:]), kind="")
        elif self.words[0][0].isdigit():
            for start in range(max(1, len(self.words) - CITY_WORDS), len(self.words)):
                yield Spelling(text="".join(self.words[start:]), kind="")


def words_of(text: str) -> Words:
    """Take a text apart at its commas and between its words."""
    parts = [words for words in map(fold, text.split(",")) if words]
    starts = tuple(sum(map(len, parts[:count])) for count in range(len(parts)))
    return Words(words=tuple(word for words in parts for word in words), starts=starts)


def _of(kind: str, name: str) -> Iterator[Spelling]:
    """Read `city of X`, `county of X`, `state of X`, `republic of X`."""
    if kind in KINDS:
        yield Spelling(text=name, kind=kind)
    if kind == "county":
        yield Spelling(text=f"{name}county", kind="")
    if kind in STATES:
        yield Spelling(text=name, kind="state")
    if kind in COUNTRIES:
        yield Spelling(text=name, kind="country")
    if kind in STATES | COUNTRIES:
        yield Spelling(text=name, kind="")
