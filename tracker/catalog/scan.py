"""Scan: the places that are named anywhere in a sentence, whatever stands around them: `kratom law Alton Illinois`.

Nothing is read as nearly a name. Where a word may be a place or not, it is rather read as one: a place more is told
then, and none passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.catalog.found import Found
from tracker.catalog.hits import MOST_WORDS, Hit, Sheet, hits
from tracker.catalog.models import Jurisdiction
from tracker.catalog.names import bearers
from tracker.catalog.posts import posts
from tracker.catalog.tokens import Token, joined, tokens_of

ZIP = 5  # digits


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """The places in the order of the sentence, and by its words what names several, of which none is chosen."""

    places: tuple[Jurisdiction, ...] = ()
    unclear: Mapping[str, Found] = field(default_factory=dict)


def scan(text: str) -> Scanned:
    """Return the places that the sentence names as they are spelt. Asks for all of its words at once."""
    sheet = _sheet(tokens_of(text))
    places: dict[Jurisdiction, None] = {}
    unclear: dict[str, Found] = {}
    start = 0
    while start < len(sheet.tokens):
        hit = max(hits(sheet, start), key=lambda one: one.end, default=Hit(end=start + 1))
        places |= dict.fromkeys(hit.places)
        if hit.found.matches:
            unclear[" ".join(token.written for token in sheet.tokens[start : hit.end])] = hit.found
        start = hit.end
    return Scanned(places=tuple(places), unclear=unclear)


def _sheet(tokens: Sequence[Token]) -> Sheet:
    runs = {
        joined(tokens[start:end])
        for start in range(len(tokens))
        for end in range(start + 1, min(len(tokens), start + MOST_WORDS) + 1)
    }
    codes = {f"US-{token.text.upper()}" for token in tokens if len(token.text) == len("IL")}
    zips = {token.text for token in tokens if token.text.isdigit() and len(token.text) == ZIP}
    return Sheet(tokens=tokens, known=bearers(runs | codes) if runs else {}, posts=posts(zips) if zips else {})
