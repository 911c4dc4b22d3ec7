"""Whether a page has since been read well and no longer shows a subject, though nothing says that it is gone.

A feed drops its oldest items and a search looks back a week, so that this alone means nothing; but who decides must
know that the page no longer shows what the change was made from.
"""

from datetime import datetime

from tracker.evidence.models import Observation, Page
from tracker.review.models import Change
from tracker.vocabulary import GOOD_OUTCOMES


def no_longer_seen(change: Change) -> datetime | None:
    """Return when the page was first read well without the subject of the change, or None while it shows it."""
    page = shown_without(change.observation)
    if page is None:
        return None
    return page.seen_at if page.seen_at > change.observation.last_seen_at else page.last_seen_at


def shown_without(observation: Observation) -> Page | None:
    """Return the page as it was first read well after the observation was last seen on it, or None."""
    return (
        Page.objects.filter(
            source=observation.source,
            url=observation.page.url,
            crawl__outcome__in=GOOD_OUTCOMES,
            last_seen_at__gt=observation.last_seen_at,
        )
        .order_by("seen_at", "pk")
        .first()
    )
