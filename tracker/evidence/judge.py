"""Judge: whether two normalised texts of one page differ in substance, in form only, or in what only a person can tell.

Everything counts as substance that is not known to be none. Known to be none: punctuation, brackets and quotation
marks, capitals, hyphens and spaces within a word, an address on the web. A citation that changes while all else stands
is a correction or an amendment, and which it is a person must say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.evidence.word_diff import Kind, Span, changes, word_diff

LOST = "\ufffd"
NUMBERS = re.compile(r"\d+(?:[.,/]\d+)*")
INERT = re.compile(rf"[^\w%‰$€£¥°§<>=≤≥±+½¼¾{LOST}]+|_")
"""What holds no meaning of its own between letters: quotes, stops, hyphens, brackets, bullets."""

WEB_ADDRESS = re.compile(r"[(<\[\"']*(?:https?://|www\.)\S+", re.IGNORECASE)
SECTION = re.compile(r"§+|sections?|secs?\.?|subsections?|paragraphs?|[(\[]?now", re.IGNORECASE)
CITED = re.compile(r"[(\[]*\d+[a-z]?(?:[-:.]\d+[a-z]*)*(?:\(\w{1,4}\))*[\])]*[.,;:]*", re.IGNORECASE)
"""A number as sections are numbered: 22-4501(f), 961.14, 4729:9-1-01.1."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """Whether a difference is one of substance (None: a person must tell), why, and what differs, word by word."""

    substantive: bool | None
    reason: str
    diff: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Words that went and words that came in one place, after the word `after`."""

    deleted: tuple[str, ...]
    inserted: tuple[str, ...]
    after: str


def judge(before: str, after: str) -> Judgement:
    """Return what the difference between two texts comes to. Both are `Page.text` or `Observation.text` of one page."""
    if before.split() == after.split():
        return Judgement(substantive=False, reason="what matters reads the same", diff=())
    substantive, reason = _weighed(list(edits(before, after)))
    return Judgement(substantive=substantive, reason=reason, diff=word_diff(before, after))


def is_form(before: str, after: str) -> bool:
    """Return whether `judge` would call the difference none of substance, without the words to show for it."""
    return before.split() == after.split() or _weighed(list(edits(before, after)))[0] is False


def edits(before: str, after: str) -> Iterator[Edit]:
    """Yield each place where the texts differ."""
    last = ""
    deleted: list[str] = []
    inserted: list[str] = []
    for kind, words in changes(before, after):
        if kind is Kind.DELETED:
            deleted += words
        elif kind is Kind.INSERTED:
            inserted += words
        else:
            if deleted or inserted:
                yield Edit(deleted=tuple(deleted), inserted=tuple(inserted), after=last)
            deleted, inserted, last = [], [], words[-1]
    if deleted or inserted:
        yield Edit(deleted=tuple(deleted), inserted=tuple(inserted), after=last)


def _weighed(found: Sequence[Edit]) -> tuple[bool | None, str]:
    """Return the gravest of the edits: substance before doubt, and doubt before form."""
    real = [edit for edit in found if not _is_form(edit)]
    if not real:
        return False, "only punctuation, capitals or web addresses differ"
    if any(LOST in word for edit in real for word in (*edit.deleted, *edit.inserted)):
        return None, "a character was lost before we read it"
    if all(_is_citation(edit) for edit in real):
        return None, "only citations differ: a correction, or another provision"
    return True, _in_words([edit for edit in real if not _is_citation(edit)])


def _is_form(edit: Edit) -> bool:
    """Whether nothing of the words is left of the difference once their form is taken off."""
    return _bare(edit.deleted) == _bare(edit.inserted)


def _bare(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the letters and signs of the words, run together, and apart from them the numbers as they stand."""
    kept = " ".join(word for word in words if not WEB_ADDRESS.fullmatch(word)).casefold()
    return INERT.sub("", kept), NUMBERS.findall(kept)


def _is_citation(edit: Edit) -> bool:
    """Whether the words that differ are numbers as sections have them, with a section sign or its like before them."""
    words = [*edit.deleted, *edit.inserted]
    led = SECTION.fullmatch(edit.after) is not None or any(SECTION.fullmatch(word) for word in words)
    return (
        led
        and any(map(CITED.fullmatch, words))
        and all(SECTION.fullmatch(word) or CITED.fullmatch(word) or not INERT.sub("", word) for word in words)
    )


def _in_words(found: Sequence[Edit]) -> str:
    gone = sum(len(edit.deleted) for edit in found)
    new = sum(len(edit.inserted) for edit in found)
    places = "one place" if len(found) == 1 else f"{len(found)} places"
    return f"words deleted: {gone}, inserted: {new}, in {places}"
