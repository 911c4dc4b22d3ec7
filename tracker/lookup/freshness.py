"""How lately a fact was checked, against the cadence of the source behind it."""

from datetime import datetime, timedelta

from tracker.vocabulary import Freshness

WORST_FIRST = (Freshness.UNVERIFIED, Freshness.STALE, Freshness.DUE, Freshness.FRESH)


def freshness(checked_at: datetime | None, every: timedelta, moment: datetime) -> Freshness:
    """Return how fresh a reading of `checked_at` is at the moment: due after one interval, stale after two."""
    if checked_at is None:
        return Freshness.UNVERIFIED
    age = moment - checked_at
    if age <= every:
        return Freshness.FRESH
    return Freshness.DUE if age <= 2 * every else Freshness.STALE
