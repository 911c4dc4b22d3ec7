"""How long until a source is read again: as often as it declares, more often where news is likely, less where not."""

from datetime import datetime, timedelta

from tracker.evidence.models import Source
from tracker.evidence.sessions import in_session
from tracker.vocabulary import Authority

FIRST_RETRY = timedelta(minutes=15)
NEWS_KEEPS_WARM = timedelta(days=14)
FASTER = 0.5
QUIET_READINGS = 12
SLOWER = 1.5  # less than two, so that no source grows stale for being quiet


def cadence(source: Source, now: datetime) -> timedelta:
    """Return how long to wait after a crawl that ended now, without jitter.

    After trouble a quarter of an hour, doubled with each failure in a row, up to the declared cadence.
    """
    every: timedelta = source.every
    if source.failures:
        return min(every, FIRST_RETRY * 2.0 ** min(source.failures - 1, 10))
    return every * _pace(source, now)


def _pace(source: Source, now: datetime) -> float:
    is_warm = source.last_news_at is not None and now - source.last_news_at < NEWS_KEEPS_WARM
    makes_law = source.authority != Authority.SECONDARY
    if is_warm or (makes_law and in_session(source.jurisdiction.ocd_id, now.date())):
        return FASTER
    return SLOWER if source.quiet >= QUIET_READINGS else 1
