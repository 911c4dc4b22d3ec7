"""Notices sought: by firm, product or any word, by kind, by state, by year."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.asked import BadQuestion
from tracker.record.models import Notice
from tracker.vocabulary import NoticeKind

YEAR = re.compile(r"[12][0-9]{3}")
WORDS_IN = ("firm", "product", "title", "charge", "reference")
QUOTED = "publications__change__observation__quote"
NOT_WEST = r"(?<!West )"  # West Virginia is not Virginia
NO_CITY = r"(?!,? ?D\.?C)"  # and Washington, D.C., is not Washington


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
        raise BadQuestion(_("That is no kind of notice: choose one of %s.") % ", ".join(NoticeKind))
    if year and not YEAR.fullmatch(year):
        raise BadQuestion(_("That is not a year: write it as 2025."))
    return NoticesSought(words=words.replace("\x00", "").strip()[:200], kind=kind, year=year, substance=substance)


def found_notices(
    sought: NoticesSought, substances: list[Substance], state: Jurisdiction | None, known: datetime
) -> QuerySet[Notice]:
    """Return the notices held at the moment that fit, the newest first; with a `state` those that name it."""
    rows = Notice.objects.held(known).select_related("jurisdiction")
    for word in sought.words.split()[:10]:
        rows = rows.filter(_anywhere("icontains", word, WORDS_IN))
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    if sought.year:
        rows = rows.filter(Q(issued_on__startswith=sought.year) | Q(updated_on__startswith=sought.year))
    if sought.substance:
        named = Q()
        for one in substances:
            named |= Q(substances__icontains=f'"{one.slug}"')
        rows = rows.filter(named)
    if state:
        rows = rows.filter(pk__in=Notice.objects.filter(_anywhere("regex", _naming(state), (*WORDS_IN, QUOTED))))
    return rows.order_by(Coalesce(NullIf(F("updated_on"), Value("")), F("issued_on")).desc(), "-pk")


def _anywhere(how: str, what: str, fields: tuple[str, ...]) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__{how}": what})
    return found


def _naming(state: Jurisdiction) -> str:
    """Return what finds the state in an address or a sentence: its name, or its letters behind a comma (`Reno, NV`).

    No agency's list says of its notices in which state they belong; letters alone are too often words (`IN`, `OR`).
    """
    letters = state.iso_3166.rpartition("-")[2]
    name = f"{NOT_WEST if state.name == 'Virginia' else ''}{re.escape(state.name)}{NO_CITY}"
    either = rf"[^A-Za-z]{name}|^{name}|, *{letters}" if letters else rf"[^A-Za-z]{name}|^{name}"
    return rf"({either})($|[^A-Za-z])"
