"""Which watched substances a text names, under which spelling, and whether a list entry says nothing else.

Names come from `substances`; what is added here is how texts maim them: any case, a hyphen lost, set off by a space
or drawn as one of six dashes, a word broken at the end of a line (with the next line's number inside), and the common
misspelling of the plant. A name inside another compound's is not the substance's: 7-hydroxymitragynine is not
mitragynine, and mitragynine pseudoindoxyl is neither. Of a hydroxymitragynine without its number the text does not say
which it is: it names 7-OH, so that it is not passed over, and nothing is read from it without a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.text import fold
from tracker.substances import SUBSTANCES

MISHAPS = {
    "kratom": ("mitragynine speciosa", "mitragyna speciosa korth", "mitragyna"),
    "7-oh": ("7-OHM", "7-HMG", "hydroxymitragynine"),
}
FOREIGN = {
    "kratom": ("mitragynin", "mitragynina", "mitraginina", "mitraginin", "mitragyniini"),
    "7-oh": ("7-hydroxymitragynin", "7-hydroksymitragynin", "7-hydroksymitragynina", "7-hidroximitraginina"),
}
"""How other countries' laws spell the alkaloids."""

OTHERS = (
    *("mitragynine pseudoindoxyl", "7-hydroxymitragynine pseudoindoxyl", "dihydro-7-hydroxymitragynine"),
    *("dihydro-10-fluoro-7-hydroxymitragynine", "10-fluoro-dihydro-7-hydroxymitragynine"),
)
"""Compounds of their own, under these names none of the substances: pseudoindoxyl, MGM-15 and MGM-16."""

UNNUMBERED = "hydroxymitragynine"
IN_TWO_WORDS = {"hydroxymitragynine": ("hydroxy", "mitragynine")}

DASH = r"[-\u2010\u2011\u2012\u2013\u2014\u2212]"
BROKEN = rf"(?:{DASH}\s+(?:\d{{1,4}}\s+)?)?"
JOINT = rf"\s*{DASH}?\s*(?:(?<=\s)\d{{1,4}}\s+)?"
TIGHT_JOINT = rf"(?:{DASH}\s*)?"
"""For abbreviations, since "Suite 7 OH" is an address in Ohio."""

ANOTHER_BEFORE = re.compile(
    rf"(?:(?:hydroxy|hydro|methoxy|methyl|acetyl)(?:{DASH}|\s)*(?:\d{{1,4}}\s+)?"
    rf"|(?:oxo|epi|nor|iso|pseudo|fluoro|chloro|bromo){DASH}\s*)$",
    re.IGNORECASE,
)
NUMBER_BEFORE = re.compile(rf"\d\s?{DASH}\s?$")
DENIED_BEFORE = re.compile(r"\b(?:free (?:of|from)|contains? no|not contain(?:ing)?(?: any)?) $", re.IGNORECASE)
DENIED_AFTER = re.compile(rf"\s?{DASH}\s?free\b| free(?=[,.;:)]| product|$)", re.IGNORECASE)
"""A product that is "kratom-free" is none of the substance's."""

ANOTHER_AFTER = re.compile(
    rf"(?:{DASH}|\s)*(?:pseudoindoxyl|oxindole|ethylene glycol)|{DASH}(?:THC|CBD|CBN|HHC|DPAT|PIPAT)\b", re.IGNORECASE
)
REACH = 24  # characters: longer than any prefix above with its joints

CALLED = r"(?:(?:also|commonly) known as|(?:some )?(?:trade )?(?:or )?other names?(?: include)?|or|a\.?k\.?a\.?)"
NAME = "\0"
LOST = "\ufffd"
STRANGE = re.compile(rf"[\u00bf-\u00d6\u00d8-\u00f6\u00f8-\u024f{LOST}]")
LONE_NAME = re.compile(
    rf"{NAME}(?:,? ?\((?:{CALLED}:? )?{NAME}(?:(?:, (?:or |and )?| or | and |; ){NAME})*\))?"
    r" ?[;,.]?(?: (?:and|or))?[;.]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Named:
    """A substance named in a folded text: which one, in which words, from `start` up to `end`."""

    substance: str
    words: str
    start: int
    end: int


def names_in(text: str) -> tuple[Named, ...]:
    """Return each place where the text, once folded, names a watched substance, in order."""
    return tuple(_names(fold(text)))


def substances_in(text: str) -> tuple[str, ...]:
    """Return the slugs of the substances that the text names, in the order of `SUBSTANCES`."""
    found = {name.substance for name in names_in(text)}
    return tuple(slug for slug in SUBSTANCES if slug in found)


def lone_name(entry: str) -> str:
    """Return the slug of the substance if the entry is its name and nothing else, or "" for any other entry.

    Synonyms in parentheses and a closing ";", "." or "; and" may stand with it. An exception, a threshold, a salt, a
    code number or a second substance makes it another entry, which is for a person to read.
    """
    names = names_in(entry)
    if len({name.substance for name in names}) != 1 or any(map(_is_unnumbered, names)):
        return ""
    masked = fold(entry)
    for name in reversed(names):
        masked = masked[: name.start] + NAME + masked[name.end :]
    return names[0].substance if LONE_NAME.fullmatch(masked) else ""


def names_unnumbered(text: str) -> bool:
    """Tell whether the text names a hydroxymitragynine and not which."""
    return any(map(_is_unnumbered, names_in(text)))


def maimed_names(text: str) -> tuple[str, ...]:
    """Return the words of the text that may be a substance's name and hold a character that was lost.

    It stands as U+FFFD, or as another letter where a byte was read in the wrong coding. Three letters of the name must
    be left, else anything might be one.
    """
    if not STRANGE.search(text):
        return ()
    told = (STRANGE.sub(LOST, word) for word in text.lower().split() if STRANGE.search(word))
    words = (word.strip(".,;:()[]\"'") for word in told)
    return tuple(word for word in words if len(word.replace(LOST, "")) >= 3 and _may_be_a_name(word))


def _is_unnumbered(name: Named) -> bool:
    return re.sub(r"[\W\d]", "", name.words).lower() == UNNUMBERED and "7" not in name.words


def _may_be_a_name(word: str) -> bool:
    pattern = re.compile(".{0,4}".join(map(re.escape, re.split(f"{LOST}+", word))))
    return any(pattern.fullmatch(part) for part in NAME_WORDS)


def without_others(text: str) -> str:
    """Return the text, folded, without the names of those compounds that we know to be none of the substances."""
    return fold(ANY_OTHER.sub(" ", fold(text)))


def _names(text: str) -> Iterator[Named]:
    for found in ANY_NAME.finditer(text):
        start, end = found.span()
        before = text[max(0, start - REACH) : start]
        if ANOTHER_BEFORE.search(before) or ANOTHER_AFTER.match(text, end):
            continue
        if DENIED_BEFORE.search(before) or DENIED_AFTER.match(text, end):
            continue
        if found[0][0] in "hH" and NUMBER_BEFORE.search(before):
            continue
        [substance] = [slug for slug, words in zip(SUBSTANCES, found.groups(), strict=True) if words]
        yield Named(substance=substance, words=found[0], start=start, end=end)


def _any_name() -> re.Pattern[str]:
    """Return one pattern with one group for each substance; within a group the longest name comes first."""
    groups = (
        "|".join(map(_spelling, sorted(names + MISHAPS[slug] + FOREIGN[slug], key=len, reverse=True)))
        for slug, names in SUBSTANCES.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'({group})' for group in groups)})(?!\w)", re.IGNORECASE)


def _spelling(name: str) -> str:
    """Return the pattern of one name: its parts joined by a dash, a space or nothing, its words broken anywhere."""
    parts = re.split("[- ]", name)
    joint = TIGHT_JOINT if max(map(len, parts)) <= 3 else JOINT
    return joint.join(_part(part) for part in parts)


def _part(part: str) -> str:
    pieces = IN_TWO_WORDS.get(part, (part,))
    return JOINT.join(BROKEN.join(map(re.escape, piece)) for piece in pieces)


ANY_NAME = _any_name()
NAME_WORDS = frozenset(
    word.lower()
    for slug, names in SUBSTANCES.items()
    for name in (*names, *MISHAPS[slug], *FOREIGN[slug])
    for word in name.split()
)
ANY_OTHER = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelling, OTHERS))})(?!\w)", re.IGNORECASE)
