"""How lately a fact was checked, against the cadence of the source behind it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tracker.vocabulary import Freshness, InstrumentKind

LONGEST: Mapping[str, timedelta] = {
    InstrumentKind.EMERGENCY_RULE: timedelta(days=7),
    InstrumentKind.COURT_ORDER: timedelta(days=7),
    InstrumentKind.AGENCY_POSITION: timedelta(days=30),
    InstrumentKind.FINDING: timedelta(days=30),
}
"""How long a reading of what may change without notice stays fresh, however seldom its source is read."""

WORST_FIRST = (Freshness.UNVERIFIED, Freshness.STALE, Freshness.DUE, Freshness.FRESH)


def freshness(checked_at: datetime | None, every: timedelta, moment: datetime, kind: str = "") -> Freshness:
    """Return how fresh a reading of `checked_at` is at the moment: due after one interval, stale after two.

    The interval is that of the source, or the `LONGEST` for this kind of law where that is shorter.
    """
    if checked_at is None:
        return Freshness.UNVERIFIED
    age, interval = moment - checked_at, min(every, LONGEST.get(kind, every))
    if age <= interval:
        return Freshness.FRESH
    return Freshness.DUE if age <= 2 * interval else Freshness.STALE
