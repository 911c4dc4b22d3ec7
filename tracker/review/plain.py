"""Crawled words made fit for a mail: nothing in them that steers a mail program or the reader's eye."""

import unicodedata


def plain(words: str) -> str:
    """Return the words on one line, without control characters, direction marks and other invisible signs.

    Line ends would start a header, a direction mark would turn `lawful` into its neighbour, and NUL ends some parsers.
    """
    visible = (" " if _is_invisible(character) else character for character in words)
    return " ".join("".join(visible).split())


def shorten(words: str, length: int) -> str:
    """Return the plain words, cut after the last whole word within `length` characters where they are longer."""
    words = plain(words)
    if len(words) <= length:
        return words
    kept = words[: length - 1]
    if not words[length - 1].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip() + "…"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
