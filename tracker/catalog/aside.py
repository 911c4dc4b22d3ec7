"""Aside: what stands in brackets behind a name: its state or county, its kind of government, or nothing of its."""

import re

from tracker.catalog.fold import fold
from tracker.catalog.listed import is_a_state, is_in_a_state
from tracker.catalog.words import COUNTRIES, KINDS, STATES

ASIDE = re.compile(r"\s*\((?P<words>[^)]*)\)")
COUNTY = re.compile(r".+ (?:County|Parish|Borough)", re.IGNORECASE)
OF_A_KIND = KINDS | STATES | COUNTRIES | {"county"}


def without_asides(text: str) -> str:
    """Return the text without brackets: `Portland (Maine)` is `Portland, Maine`, `Georgia (country)` is a country."""
    while match := ASIDE.search(text):
        before, after = text[: match.start()], text[match.end() :]
        text = f"{_beside(before, match['words'].strip())}{after}"
    return text


def _beside(before: str, aside: str) -> str:
    words = fold(aside)
    kind = words[-1] if words and words[:-1] in ([], ["us"]) else ""
    if kind in OF_A_KIND:
        return f"{kind} of {before}"
    is_around = is_a_state(aside) or (COUNTY.fullmatch(aside) is not None and not is_in_a_state(before))
    return f"{before}, {aside}" if is_around else f"{before} "
