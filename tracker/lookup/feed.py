"""What happened, newest first, as the entries of an Atom feed (RFC 4287).

An entry keeps its id for ever. What turned out wrong stays, says so, and rises to the top again: its `updated` is the
moment of the correction, which has an entry of its own.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from tracker.lookup.scope import Scope
from tracker.review.models import Event
from tracker.review.story import Story, event_id, stories
from tracker.vocabulary import EventKind

ENTRIES = 50
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)  # a feed of nothing has a date, too, and it does not move


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event; `corrected_at` is when it was said to be wrong, if it was."""

    id: str
    story: Story
    updated: datetime
    corrected_at: datetime | None


def entries(scope: Scope) -> list[Entry]:
    """Return the events that concern the scope, the latest word first."""
    corrected = _newest(scope)
    events = Event.objects.with_their_change().in_bulk(corrected)
    told = stories(events[key] for key in corrected)
    return [_entry(one, corrected_at) for one, corrected_at in zip(told, corrected.values(), strict=True)]


def updated(entries: list[Entry]) -> datetime:
    """Return when the newest of the entries was last said to be so."""
    return max((entry.updated for entry in entries), default=BEFORE_ALL)


def _newest(scope: Scope) -> dict[int, datetime | None]:
    """Return the keys of the events of which there was word last, and when each was corrected, if it was."""
    corrections = Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=OuterRef("change"))
    corrected_at = Subquery(corrections.order_by("-recorded_at").values("recorded_at")[:1])
    rows = Event.objects.filter(scope.concerned(), scope.speaking()).annotate(corrected_at=corrected_at)
    rows = rows.order_by(Coalesce("corrected_at", "recorded_at").desc(), "-pk")
    return dict(rows.values_list("pk", "corrected_at")[:ENTRIES])


def _entry(told: Story, corrected_at: datetime | None) -> Entry:
    return Entry(
        id=event_id(told.event),
        story=told,
        updated=corrected_at or told.event.recorded_at,
        corrected_at=corrected_at,
    )
