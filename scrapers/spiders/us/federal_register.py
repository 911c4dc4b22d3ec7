"""What the two sources of the Federal Register share: which action a document takes, in words of our own."""

import re

from scrapers.errors import UnknownPhrase

ACTIONS = (
    ("withdrawal", re.compile(r"\bwithdraw(al|n|ing)?\b")),
    ("notice of intent", re.compile(r"\bnotice of intent\b|\bintent to\b")),
    ("temporary order", re.compile(r"\btemporary (scheduling )?(order|rule|amendment)\b")),
    ("proposed rule", re.compile(r"\bproposed (rule|rulemaking|amendment)\b")),
    ("final rule", re.compile(r"\bfinal (rule|order|amendment)\b")),
    ("request for comments", re.compile(r"\b(request|solicitation) (for|of) (public )?(comments?|information)\b")),
    ("notice of meeting", re.compile(r"\b(meeting|hearing|workshop)\b")),
)
"""The first that fits decides: a proposed rule's withdrawal is a withdrawal, and an intent is not yet an order."""

COMPOUND = re.compile(
    r"\b(partial|delay(ed)?|stay|termination|correction|extension|reopening)\b|\bintent to withdraw"
    r"|\bfinal (rule|order)\b.*\bwithdraw|\bwithdraw.*\bfinal (rule|order)\b|\bhearing\b.*\bproposed\b"
)
"""Lines that name more than one action, or undo a part of one: which it is, a person must say."""


def action_of(words: str) -> str:
    """Return the action that a document's ACTION line names. Raises UnknownPhrase for one that we do not know."""
    if COMPOUND.search(words.lower()):
        raise UnknownPhrase(f"an ACTION line of the Federal Register that says more than one thing: {words!r}", words)
    for action, pattern in ACTIONS:
        if pattern.search(words.lower()):
            return action
    raise UnknownPhrase(f"not an action of the Federal Register that we know: {words!r}", words)
