"""Changes: what became another on the record, newest first, with the corrections among them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from tracker.catalog.models import Jurisdiction
from tracker.lookup.asked import BadQuestion
from tracker.lookup.links import web_address
from tracker.lookup.paging import A_PAGE
from tracker.review.difference import Difference, of_change
from tracker.review.models import Change
from tracker.vocabulary import Cause, ChangeState, SubjectKind

KEY = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One published change: what was said before and is said since. What it corrects, if anything, is in the change."""

    change: Change
    differences: tuple[Difference, ...]
    url: str


def published_changes(place: Jurisdiction | None, kind: str, *, with_baseline: bool) -> QuerySet[Change]:
    """Return what was published, the newest first: in the place and below it, or everywhere.

    The baseline, what was taken over before the first crawl, is left out unless it is asked for: nothing changed.
    """
    rows = Change.objects.filter(state=ChangeState.PUBLISHED)
    rows = rows.select_related("jurisdiction", "source", "observation")
    if place:
        rows = rows.filter(jurisdiction__in=Jurisdiction.objects.filter(place.at_or_below()))
    if kind:
        rows = rows.filter(kind=SubjectKind(kind))
    if not with_baseline:
        rows = rows.exclude(cause=Cause.BASELINE)
    return rows.order_by("-published_at", "-pk")


def from_change(changes: QuerySet[Change], words: str) -> tuple[list[Change], int | None]:
    """Return a page of the changes, from the one whose key the words are or from the newest, and the key that follows.

    A key stays at its place in the list however many changes are published after it.

    Raises:
        BadQuestion: the words are no key of a published change.
    """
    if words:
        first = _published(words)
        older = Q(published_at__lt=first.published_at) | Q(published_at=first.published_at, pk__lte=first.pk)
        changes = changes.filter(older)
    rows = list(changes[: A_PAGE + 1])
    return rows[:A_PAGE], rows[A_PAGE].pk if len(rows) > A_PAGE else None


def _published(words: str) -> Change:
    found = Change.objects.filter(state=ChangeState.PUBLISHED, pk=words) if KEY.fullmatch(words) else ()
    for change in found:
        return change
    raise BadQuestion(gettext("There is no such change."))


def change_rows(changes: Iterable[Change], names: Mapping[str, str]) -> list[ChangeRow]:
    """Return the changes in words; `names` are the substances' by slug."""
    return [
        ChangeRow(
            change=change,
            differences=tuple(of_change(change, names)),
            url=web_address(change.observation.url),
        )
        for change in changes
    ]
