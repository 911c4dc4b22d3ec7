"""How many people a change would reach, asked before it is published."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Min
from django.utils import timezone

from tracker.alerts.alerts_to_correct import alerts_to_correct
from tracker.alerts.models import Subscription
from tracker.alerts.words import Channel, Frequency
from tracker.review.models import Change
from tracker.review.publish import TOPICS, event_of
from tracker.vocabulary import EventKind


def reach(change: Change) -> Mapping[Frequency, int]:
    """Return how many subscribers would be told if the change were published now, by how soon.

    Of several frequencies that one of them asked for, the soonest counts.
    """
    if change.kind not in TOPICS:  # a claim is told to nobody
        return {}
    event = event_of(change, timezone.now())
    wanting = Subscription.objects.wanting(event)
    if event.kind == EventKind.CORRECTED:
        wanting = wanting.filter(subscriber__in=alerts_to_correct(event, Channel.MAIL).values("subscriber"))
    by_reader = wanting.order_by().values("subscriber")
    soonest = Counter(by_reader.annotate(soonest=Min("frequency")).values_list("soonest", flat=True))
    return {often: soonest[often] for often in Frequency}
