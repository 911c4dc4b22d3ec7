"""Verify the evidence: stored bytes are what their names say, and every quote stands where it was read."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from tracker.evidence.models import Observation, Page
from tracker.evidence.store import Damaged, fetch, path_of

KEPT = timedelta(days=30)  # so long bytes stay that nothing refers to
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One sentence that must hold of many rows: how many were looked at, and for how many of them it does not.

    `first` names the first bad row and `remedy` says what to do; both are "" where the sentence holds.
    """

    sentence: str
    looked_at: int
    bad: int
    first: str
    remedy: str


def verify(moment: datetime) -> list[Check]:
    """Return what the evidence looks like at the moment. One page at a time is in memory, whatever there are."""
    return [
        tally(
            "the stored bytes are there and hash to their name",
            _troubles_of_bytes(moment),
            remedy="put the file back from a backup, or if there is none, read the source again",
        ),
        tally(
            "every quote stands in what was stored of its page",
            _troubles_of_quotes(),
            remedy="look at the row: its page or its quote was changed after it was read; restore the database",
        ),
    ]


def tally(sentence: str, troubles: Iterable[str], *, remedy: str) -> Check:
    """Return the check of rows told one by one: each as "", or as what is wrong with which row."""
    looked_at = bad = 0
    first = ""
    for trouble in troubles:
        looked_at += 1
        bad += bool(trouble)
        first = first or trouble
    return Check(sentence=sentence, looked_at=looked_at, bad=bad, first=first, remedy=remedy if bad else "")


def _troubles_of_bytes(moment: datetime) -> Iterator[str]:
    """Yield for each stored hash, once, what is wrong with its bytes, or ""."""
    texts = Observation.objects.values_list("text_sha256")
    hashes = Page.objects.values_list("sha256").union(Page.objects.values_list("text_sha256"), texts)
    for (sha256,) in hashes.iterator():
        try:
            fetch(sha256)
        except Damaged as damage:
            may_be_gone = not path_of(sha256).exists() and not _is_needed(sha256, moment)
            yield "" if may_be_gone else f"{_named_by(sha256)}: {damage}"
        else:
            yield ""


def _is_needed(sha256: str, moment: datetime) -> bool:
    """Whether something refers to the bytes, or they are too young to go."""
    pages = Page.objects.filter(Q(sha256=sha256) | Q(text_sha256=sha256))
    return (
        pages.filter(Q(observations__isnull=False) | Q(last_seen_at__gt=moment - KEPT)).exists()
        or Observation.objects.filter(text_sha256=sha256).exists()
    )


def _named_by(sha256: str) -> str:
    """Return the first row that bears the hash."""
    page = Page.objects.filter(Q(sha256=sha256) | Q(text_sha256=sha256)).order_by("pk").first()
    if page:
        return f"page {page.pk} ({page.url})"
    return f"observation {Observation.objects.filter(text_sha256=sha256).order_by('pk').values_list('pk')[0][0]}"


def _troubles_of_quotes() -> Iterator[str]:
    """Yield for each observation, page by page, that its quote is not there, or "".

    A quote is of a page's visible words, with its entities, tags and spaces resolved: so it is looked for by its
    letters and digits, then in the normalised texts that were stored beside the bytes.
    """
    rows = Observation.objects.order_by("page__sha256", "pk").values_list(
        "pk", "quote", "subject", "page__sha256", "page__text_sha256", "text_sha256"
    )
    read_sha256, words = "", ""
    for pk, quote, subject, sha256, *texts in rows.iterator():
        if sha256 != read_sha256:
            read_sha256, words = sha256, _letters(html.unescape(TAG.sub(" ", _text(sha256))))
        wanted = _letters(quote)
        stands = wanted in words or any(wanted in _letters(_text(text)) for text in texts)
        yield "" if stands else f"observation {pk} ({subject}): its quote is not there"


def _text(sha256: str) -> str:
    """Return the stored text, or "" where it is damaged, which is told apart."""
    try:
        return fetch(sha256).decode(errors="replace")
    except Damaged:
        return ""


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())
