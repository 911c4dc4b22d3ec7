"""The days on which the laws on record begin, as one calendar to subscribe to."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tracker.lookup.scope import Scope
from tracker.review.icalendar import EffectiveDay, calendar, days_of_version
from tracker.review.models import Change, Publication
from tracker.vocabulary import ChangeState, SubjectKind


def calendar_of(scope: Scope) -> str:
    """Return the calendar of all that concerns the scope, the first day first."""
    name = gettext("Kratom law: %(scope)s") % {"scope": scope}
    return calendar(sorted(_days(scope), key=lambda day: (day.day, day.uid)), name=name)


def _days(scope: Scope) -> Iterator[EffectiveDay]:
    """Yield the days of each law that has a rule on record, as its newest version names them."""
    slugs = {one.slug for one in scope.substances}
    held = _on_record()
    newest: dict[tuple[int, str], tuple[Change, int]] = {}
    for change in _versions(scope):
        key = (change.jurisdiction_id, change.subject)
        newest[key] = (change, newest[key][1] + 1 if key in newest else 0)
    for key, (change, sequence) in newest.items():
        if key in held and not slugs.isdisjoint(getattr(change.reading(), "substances", ())):
            yield from days_of_version(change, sequence)


def _versions(scope: Scope) -> Iterator[Change]:
    """Return what was published of laws, the oldest first: a law's versions before the last are its sequence."""
    rows = Change.objects.filter(scope.concerned(), state=ChangeState.PUBLISHED, kind=SubjectKind.INSTRUMENT)
    return rows.select_related("jurisdiction").order_by("published_at", "pk").iterator()


def _on_record() -> set[tuple[int, str]]:
    wrote = Publication.objects.filter(closed=False, rule__isnull=False, rule__superseded_at=None)
    return set(wrote.order_by().values_list("change__jurisdiction", "change__subject").distinct())
