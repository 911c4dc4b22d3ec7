"""Changes: what became another on the record, newest first, with the corrections among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tracker.catalog.models import Jurisdiction
from tracker.lookup.links import web_address
from tracker.review.difference import Difference, of_change
from tracker.review.models import Change
from tracker.vocabulary import Cause, ChangeState, SubjectKind


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One published change: what was said before and is said since; `corrects` is the key of what it puts right."""

    change: Change
    differences: tuple[Difference, ...]
    url: str
    corrects: int | None


def published_changes(place: Jurisdiction | None, kind: str, *, with_baseline: bool) -> QuerySet[Change]:
    """Return what was published, the newest first: in the place and below it, or everywhere.

    The baseline, what was taken over before the first crawl, is left out unless it is asked for: nothing changed.
    """
    rows = Change.objects.filter(state=ChangeState.PUBLISHED)
    rows = rows.select_related("jurisdiction", "source", "observation")
    if place:
        rows = rows.filter(Q(jurisdiction=place) | Q(jurisdiction__ocd_id__startswith=f"{place.ocd_id}/"))
    if kind:
        rows = rows.filter(kind=SubjectKind(kind))
    if not with_baseline:
        rows = rows.exclude(cause=Cause.BASELINE)
    return rows.order_by("-published_at", "-pk")


def change_rows(changes: Iterable[Change], names: Mapping[str, str]) -> list[ChangeRow]:
    """Return the changes in words; `names` are the substances' by slug."""
    return [
        ChangeRow(
            change=change,
            differences=tuple(of_change(change, names)),
            url=web_address(change.observation.url),
            corrects=change.corrects_id,
        )
        for change in changes
    ]
