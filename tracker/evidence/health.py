"""Whether sources are read at all, in words for whoever watches the program."""

from datetime import datetime, timedelta

from tracker.evidence.models import Crawl, Source

LATE = timedelta(hours=2)


def reading(now: datetime) -> str:
    """Return "ok", or that sources wait though nobody reads any: no worker takes the crawls.

    A source that fails is read; one that is paused, parked or looked at by hand waits for nobody.
    """
    late = Source.objects.due(now - LATE).count()
    if not late or Crawl.objects.filter(started_at__gt=now - LATE).exists():
        return "ok"
    return f"late: {late} sources are due for two hours, and none was read in that time"
