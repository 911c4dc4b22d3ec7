"""How many people a change would reach, asked before it is published."""

from django.utils import timezone

from tracker.alerts.models import Subscription
from tracker.review.models import Change, Event
from tracker.review.publish import TOPICS, substances_of
from tracker.vocabulary import EventKind, SubjectKind


def reach(change: Change) -> int:
    """Return how many subscribers would be told if the change were published now."""
    if change.kind not in TOPICS:  # a claim is told to nobody
        return 0
    event = Event(
        change=change,
        kind=EventKind.PUBLISHED,
        topic=TOPICS[SubjectKind(change.kind)],
        jurisdiction=change.jurisdiction,
        substances=substances_of(change),
        recorded_at=timezone.now(),
    )
    return Subscription.objects.wanting(event).values("subscriber").distinct().count()
