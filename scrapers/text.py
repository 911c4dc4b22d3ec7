"""Bytes to words: one strict decoding, and one folding of what typography does to a text without changing its meaning.

`fold` is what quotes are made of and compared by: Unicode NFC, every run of white space (no-break, thin and line
spaces too) one space, invisible marks (soft hyphen, zero-width, byte-order) gone. Typographic quotes and dashes stay
as the publisher wrote them, since a quote is word for word. `comparable` goes on to plain quotes and hyphens; two
visits are compared by it and nothing is quoted from it.
"""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from html import unescape

from scrapers.errors import Incomplete, Suspect

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
WESTERN = frozenset(
    {"", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"}
)
"""The labels that a page may carry; "" is none. Publishers put them on windows-1252 bytes, as browsers well know."""

DECLARED = re.compile(rb"""(?:charset|<\?xml[^>]*encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
WESTERN_BYTES = codecs.charmap_build(
    "".join(bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(256))
)
"""From characters to windows-1252 as browsers know it, where its five undefined bytes stand for themselves."""

INVISIBLE = dict.fromkeys(
    "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufe0e\ufe0f\ufeff", ""
)
PLAIN = (
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"\u2026": "...", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
TWICE_MARKS = "\u00c2\u00c3\u00e2"
TWICE = re.compile(
    r"[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|\u00e2[\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]{2}"
)
"""A typographic character that was encoded twice: two or three others stand for it, the first of them one of these."""


def decode(body: bytes, charset: str) -> str:
    """Return the characters of a text page; `charset` is the header's label or "".

    Bytes that are valid UTF-8 are UTF-8 whatever the label says, since no other coding comes out so by accident.
    Raises Incomplete where the last character is cut, Suspect for bytes that no reading explains.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _strictly(body[len(mark) :], codec)
    if b"\x00" in body:
        raise Suspect("the page holds NUL bytes: UTF-16 without a byte-order mark, or no text at all")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _western(body, charset, error)
    return _once(text)


def _strictly(body: bytes, codec: str) -> str:
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        raise Suspect(f"the page is marked {codec} and is not: {error.reason} at byte {error.start}") from error


def _western(body: bytes, charset: str, error: UnicodeDecodeError) -> str:
    """Read bytes that are not UTF-8 as windows-1252, where the label allows and nothing speaks against it."""
    if error.reason == "unexpected end of data" and error.end == len(body):
        raise Incomplete("the page ends in the middle of a character") from error
    label = (charset or _declared(body)).lower()
    if label not in WESTERN:
        raise Suspect(f"the page is neither UTF-8 nor in a coding we read: {label}", label)
    try:
        text = body.decode("windows-1252")
    except UnicodeDecodeError as mismatch:
        raise Suspect(f"the page is neither UTF-8 nor windows-1252, at byte {mismatch.start}") from error
    if CONTROLS.search(text):
        raise Suspect("the page, read as windows-1252, holds control characters")
    return text


def _declared(body: bytes) -> str:
    found = DECLARED.search(body[:1024])
    return found[1].decode("ascii") if found else ""


def _once(text: str) -> str:
    """Refuse text that was encoded twice, where a section sign stands as two characters."""
    if text.isascii() or _undone(text) == text:
        return text
    raise Suspect("the page was encoded twice: its typographic characters stand as pairs of others")


def encoded_once(body: bytes) -> bytes:
    """Return the bytes of a UTF-8 text that was encoded twice as they were the first time, any others as they are."""
    try:
        return _undone(body.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return body


def _undone(text: str) -> str:
    """Return what a text was before it was encoded a second time, or the text itself where it was not."""
    try:
        return codecs.charmap_encode(text, "strict", WESTERN_BYTES)[0].decode("utf-8")
    except UnicodeError:
        return text


def fold(text: str) -> str:
    """Return the text in NFC with white space folded and invisible marks gone; its words are untouched."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(_replaced(unicodedata.normalize("NFC", text), INVISIBLE).split())


def comparable(text: str) -> str:
    """Return the folded text as two visits compare it: plain quotes and dashes, entities and double encoding undone.

    Typography alone is no change; words and figures are untouched.
    """
    if "&" in text:
        text = unescape(text)
    if any(mark in text for mark in TWICE_MARKS):
        text = TWICE.sub(lambda found: _undone(found[0]), text)
    return fold(_replaced(text, PLAIN))


def _replaced(text: str, marks: Mapping[str, str]) -> str:
    """Return the text with each mark replaced: one search for each takes a hundredth of what `translate` does."""
    if text.isascii():
        return text
    for mark, plain in marks.items():
        text = text.replace(mark, plain)
    return text
