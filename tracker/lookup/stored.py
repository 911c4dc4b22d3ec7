"""A stored page as a reader may look at it: its normalised text, with the words marked that something rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.evidence.models import Page
from tracker.evidence.store import Damaged, fetch
from tracker.review.models import READER_REPORTS, Publication

LONGEST = 200_000  # characters shown; the whole of it can be downloaded


@dataclass(frozen=True, kw_only=True)
class TextRun:
    """A run of the text, marked or not."""

    words: str
    marked: bool


@dataclass(frozen=True, kw_only=True)
class StoredPage:
    """What we stored of a page: the quotes taken from it, and its text, or None where that is missing or damaged."""

    page: Page
    quotes: tuple[str, ...]
    runs: tuple[TextRun, ...] | None
    cut: bool


def shown_pages() -> QuerySet[Page]:
    """Return the pages that anyone may see: all, but of the readers' reports only those that a person let stand."""
    held = Publication.objects.filter(closed=False, claim__isnull=False, claim__superseded_at=None)
    accepted = held.filter(change__observation__page=OuterRef("pk"))
    return Page.objects.filter(~Q(source__slug=READER_REPORTS) | Exists(accepted))


def stored(page: Page) -> StoredPage:
    """Return what we stored of the page."""
    quotes = tuple(dict.fromkeys(page.observations.order_by("pk").values_list("quote", flat=True)))
    try:
        text = fetch(page.text_sha256).decode()
    except Damaged:
        return StoredPage(page=page, quotes=quotes, runs=None, cut=False)
    shown = text[:LONGEST]
    return StoredPage(page=page, quotes=quotes, runs=tuple(_marked(shown, quotes)), cut=len(text) > LONGEST)


def _marked(text: str, quotes: Iterable[str]) -> Iterable[TextRun]:
    """Cut the text where a quote begins or ends; quotes that overlap are marked as one."""
    position = 0
    for begin, end in _merged(text, quotes):
        yield TextRun(words=text[position:begin], marked=False)
        yield TextRun(words=text[begin:end], marked=True)
        position = end
    yield TextRun(words=text[position:], marked=False)


def _merged(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    found = sorted((begin, begin + len(quote)) for quote in quotes if (begin := text.find(quote)) >= 0)
    merged: list[tuple[int, int]] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
