"""Gaps: a text that many share, but for a few words that are each one's own."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

GAP = re.compile("\ue000(\\w+)\ue001")
"""Where words are put in: their name between two characters that nobody writes (Unicode, Private Use Area)."""


def marks(names: Iterable[str]) -> dict[str, str]:
    """Return by name what to print, and to do nothing else with, where the words of that name are to stand."""
    return {name: f"\ue000{name}\ue001" for name in names}


def cut(text: str) -> list[str]:
    """Return the pieces of a text with marks in it: at the even places what all share, at the odd ones the names."""
    return GAP.split(text)


def filled(pieces: Sequence[str], words: Mapping[str, str]) -> SafeString:
    """Return the text with the words, escaped for HTML, in its gaps; what only looks like a gap is no word of ours."""
    own = {name: conditional_escape(one) for name, one in words.items()}
    return mark_safe("".join(own.get(piece, "") if at % 2 else piece for at, piece in enumerate(pieces)))  # noqa: S308
