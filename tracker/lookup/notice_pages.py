"""Notice pages: every page that shows a notice, each as we stored it, whichever of the agency's surfaces it is of."""

from dataclasses import dataclass
from datetime import datetime

from tracker.evidence.models import Page, Source
from tracker.lookup.links import web_address
from tracker.record.models import Notice
from tracker.review.models import Publication


@dataclass(frozen=True, kw_only=True)
class NoticePage:
    """A stored page, its live address or "", the words on it that were taken, and when it was seen so last."""

    page: Page
    source: Source
    url: str
    quote: str
    seen_at: datetime


def notice_pages(notice: Notice) -> list[NoticePage]:
    """Return the pages behind the notice in one query, that of the change that wrote it first."""
    rows = Publication.objects.filter(notice=notice, closed=False)
    shown = rows.select_related("change__source", "change__observation__page").order_by("pk")
    return [
        NoticePage(
            page=row.change.observation.page,
            source=row.change.source,
            url=web_address(row.change.observation.url),
            quote=row.change.observation.quote,
            seen_at=row.change.observation.last_seen_at,
        )
        for row in shown
    ]
