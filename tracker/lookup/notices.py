"""Notices sought: by firm, product or any word, by kind, by year."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from tracker.catalog.models import Substance
from tracker.lookup.asked import BadQuestion
from tracker.record.models import Notice
from tracker.vocabulary import NoticeKind

YEAR = re.compile(r"[12][0-9]{3}")
WORDS_IN = ("firm", "product", "title", "charge", "reference")


@dataclass(frozen=True, kw_only=True)
class NoticesSought:
    """What somebody looks for; "" stands for everything. Every one of `words` must stand somewhere in the notice."""

    words: str
    kind: str
    year: str
    substance: str


def notices_sought(words: str, kind: str, year: str, substance: str) -> NoticesSought:
    """Return the question, checked.

    Raises:
        BadQuestion: the kind or the year is none.
    """
    if kind and kind not in set(NoticeKind):
        raise BadQuestion(f"That is no kind of notice: choose one of {', '.join(NoticeKind)}.")
    if year and not YEAR.fullmatch(year):
        raise BadQuestion("That is not a year: write it as 2025.")
    return NoticesSought(words=words.replace("\x00", "").strip()[:200], kind=kind, year=year, substance=substance)


def found_notices(sought: NoticesSought, substances: list[Substance], known: datetime) -> QuerySet[Notice]:
    """Return the notices held at the moment that fit, the newest first."""
    rows = Notice.objects.held(known).select_related("jurisdiction")
    for word in sought.words.split()[:10]:
        anywhere = Q()
        for field in WORDS_IN:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    if sought.year:
        rows = rows.filter(Q(issued_on__startswith=sought.year) | Q(updated_on__startswith=sought.year))
    if sought.substance:
        named = Q()
        for one in substances:
            named |= Q(substances__icontains=f'"{one.slug}"')
        rows = rows.filter(named)
    return rows.order_by(Coalesce(NullIf(F("updated_on"), Value("")), F("issued_on")).desc(), "-pk")
