"""How acts forbid, ask and except: the words that turn a passage into law, and those that take it back."""

import re
from collections.abc import Iterable

from scrapers.errors import UnknownPhrase
from scrapers.law.dates import FROM_A_DAY
from scrapers.law.provisions import Provision

FORBIDS = re.compile(
    r"\b(?:no (?:person|one|individual|retailer|processor|manufacturer|distributor|dealer|seller|vendor|business"
    r"|establishment|kratom \w+)|nobody|(?:shall|may|must) not|cannot|unlawful(?:ly)?|illegal(?:ly)?|prohibited"
    r"|offense)\b",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"\b(?:not|no longer|never) (?:be )?(?:unlawful|illegal|prohibited|an offense)\b|\bis (?:lawful|legal)\b",
    re.IGNORECASE,
)
MAY = re.compile(
    r"\bmay (?:lawfully )?(?:be )?(?:sell|sold|purchas|possess|distribut|provid|offer|manufactur|prepar)\w*",
    re.IGNORECASE,
)
NOBODY = re.compile(r"\b(?:no|nobody|neither)\b[^.;]*$", re.IGNORECASE)
ASKS = re.compile(r"\b(?:shall|must|requires?|(?:is|are) (?:hereby )?(?:required|imposed|levied))\b", re.IGNORECASE)
ASKS_NOT = re.compile(
    r"\b(?:not (?:be )?requir\w+|not impose\w*|need not"
    r"|no (?:[\w-]+ ){1,6}(?:(?:is|are|shall be) )?(?:required|imposed|levied))\b",
    re.IGNORECASE,
)
EXCEPTS = re.compile(
    r"\b(?:except|unless|other than|provided,? that|(?:do|does|shall) not apply|the term does not include|exempt\w*"
    r"|notwithstanding(?! any (?:other )?(?:law|provision)))\b",
    re.IGNORECASE,
)
STANDS_APART = re.compile(
    r"\b(?:(?:this|the|that) (?:(?:sub)?(?:section|division)|paragraph|prohibition|article|chapter|act|part)s?\b"
    r"|(?:(?:sub)?(?:section|division)|paragraph)s? \()[^.;]*\b(?:do|does|shall) not apply\b"
    r"|\bnot subject to (?:this|the)\b",
    re.IGNORECASE,
)
"""How a passage of its own takes somebody out of what all the others say."""


def forbids(one: Provision) -> bool:
    """Tell whether the provision forbids, by its own words or those of its lists, and does not say the reverse."""
    return bool(FORBIDS.search(one.sentence)) and not _allows(one)


def asks(one: Provision) -> bool:
    """Tell whether the provision asks for something, or forbids to be without it."""
    return bool(ASKS.search(one.sentence)) or forbids(one)


def refuse_exceptions(words: str) -> None:
    """Raise UnknownPhrase where the words come with an exception, or hold from a day or up to one of their own."""
    if EXCEPTS.search(words):
        raise UnknownPhrase("a duty comes with an exception", words)
    if FROM_A_DAY.search(words):
        raise UnknownPhrase("a duty holds from a day of its own, or up to one", words)


def refuse_standing_apart(told: Iterable[Provision]) -> None:
    """Raise UnknownPhrase where a passage takes somebody out of what the section says."""
    if apart := [one.words for one in told if STANDS_APART.search(one.words)]:
        raise UnknownPhrase("the section does not apply to everybody", *apart)


def _allows(one: Provision) -> bool:
    """Tell whether the passage itself says that somebody may: "No person may sell" does not."""
    mays = MAY.finditer(one.words)
    return bool(ALLOWS.search(one.words)) or any(not NOBODY.search(one.words[: may.start()]) for may in mays)
