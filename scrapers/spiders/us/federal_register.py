"""What the sources of the Federal Register share: which action a document takes, in words of our own.

The words are those that agencies write on a document's ACTION line (Document Drafting Handbook of the Office of the
Federal Register, chapter 3): "Notice of intent.", "Temporary amendment; temporary scheduling order.", "Final rule.".
"""

import re

from scrapers.errors import UnknownPhrase
from scrapers.text import fold

ACTIONS = (
    ("extension of comments", re.compile(r"\b(extension|reopening) of (the )?(public )?comment period\b")),
    ("correction", re.compile(r"\bcorrect(ion|ing)\b")),
    ("extension of a temporary order", re.compile(r"\btemporary (rule|order|scheduling order|amendment); extension\b")),
    ("withdrawal", re.compile(r"\bwithdraw(al|n|ing)?\b")),
    ("notice of intent", re.compile(r"\b(notice|notification) of intent\b|\bintent to\b")),
    ("temporary order", re.compile(r"\btemporary (scheduling )?(order|rule|amendment)\b")),
    ("advance notice", re.compile(r"\badvanced? notice\b")),
    ("proposed rule", re.compile(r"\bproposed (rule|rulemaking|amendment)\b")),
    ("final rule", re.compile(r"\bfinal (rule|order|amendment)\b")),
    ("request for comments", re.compile(r"\b(request|solicitation) (for|of) (public )?(comments?|information)\b")),
    ("notice of meeting", re.compile(r"\b(meeting|hearing|workshop)\b")),
)
"""The first that fits decides: a proposed rule's withdrawal is a withdrawal, and an intent is not yet an order."""

COMPOUND = re.compile(
    r"\b(partial|delay(ed)?|stay|termination)\b|\bintent to withdraw|\bfinal (rule|order)\b.*\bwithdraw"
    r"|\bwithdraw.*\bfinal (rule|order)\b|\bhearing\b.*\bproposed\b"
    r"|\bcorrect(ion|ing)\b.*\b(extension|reopening)\b|\b(extension|reopening)\b.*\bcorrect(ion|ing)\b"
)
"""Lines that name more than one action, or undo a part of one: which it is, a person must say."""

UNCLEAR = "unclear action"


def action_of(words: str) -> str:
    """Return the action that a document's ACTION line names. Raises UnknownPhrase for one that we do not know."""
    if COMPOUND.search(words.lower()):
        raise UnknownPhrase(f"an ACTION line of the Federal Register that says more than one thing: {words!r}", words)
    for action, pattern in ACTIONS:
        if pattern.search(words.lower()):
            return action
    raise UnknownPhrase(f"not an action of the Federal Register that we know: {words!r}", words)


def action_or_doubt(words: str) -> str:
    """Return the action, or for a line that we cannot tell, that it is unclear, with the line itself for a person.

    So one document with a strange line is doubtful, is shown, and hides no other one.
    """
    try:
        return action_of(words)
    except UnknownPhrase:
        return f"{UNCLEAR}: {fold(words) or 'the document states none'}"
