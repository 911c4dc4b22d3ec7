"""How many mails a wish has meant, told before anyone confirms it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.alerts.asks_for import interests_in
from tracker.alerts.wish import Wish
from tracker.alerts.words import Frequency
from tracker.catalog.models import Jurisdiction
from tracker.review.models import Event

A_YEAR = timedelta(days=365)
MONTHS = 12
SLOTS = {Frequency.DAILY: "%Y-%m-%d", Frequency.WEEKLY: "%G-%V"}  # events of one slot are one mail


def mails_a_month(wish: Wish, now: datetime) -> float:
    """Return how many mails a month the wish would have brought over the last year, or since there is a record."""
    events = Event.objects.filter(recorded_at__gt=now - A_YEAR, recorded_at__lte=now)
    if place := wish.place:
        concerned = place.above_or_below() if wish.includes_below else place.at_or_above()
        events = events.filter(jurisdiction__in=Jurisdiction.objects.filter(concerned))
    wanted = [event for event in events if _is_of_interest(event, wish)]
    return _mails(wanted, wish.frequency) / _months(now)


def _months(now: datetime) -> float:
    """Return for how many months there is something to tell, a year at most; a young record counts for a month."""
    first = Event.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
    return max(1.0, min((now - first) / A_YEAR, 1.0) * MONTHS) if first else MONTHS


def _is_of_interest(event: Event, wish: Wish) -> bool:
    speaks_of_it = wish.substance is None or wish.substance.slug in event.substances
    return speaks_of_it and not set(wish.topics).isdisjoint(interests_in(event))


def _mails(events: Iterable[Event], frequency: Frequency) -> int:
    if frequency == Frequency.AT_ONCE:
        return len(list(events))
    return len({event.recorded_at.strftime(SLOTS[frequency]) for event in events})
