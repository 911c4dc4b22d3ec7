"""Give back the newest page we hold of an address, for a conditional request or a re-read."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery

from tracker.contract import RecalledPage
from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.evidence.store import Damaged, fetch
from tracker.vocabulary import GOOD_OUTCOMES


class Recall:
    """The newest pages of the sources that one process reads, looked up once."""

    def __init__(self, sources: Iterable[Source]) -> None:
        pks = [source.pk for source in sources]
        rows = Page.objects.filter(source__in=pks, newest=True).order_by("last_seen_at", "pk")
        self._pages = {(page.url, page.request_sha256): page for page in rows}
        self._well_read_since = _last_good_readings(pks)
        seen = Observation.objects.filter(source__in=pks, newest=True).values_list("source_id", "url", "last_seen_at")
        self._observations = Counter(seen)

    def __call__(self, url: str, request_sha256: str, *, body: bool) -> RecalledPage | None:
        """Return the newest page held of the address, or None: where there is none, or its bytes are damaged."""
        page = self._pages.get((url, request_sha256))
        if page is None:
            return None
        try:
            content = fetch(page.sha256) if body else b""
        except Damaged:
            return None
        return RecalledPage(
            body=content,
            status=page.status,
            headers=tuple((name, value) for name, value in page.headers),
            sha256=page.sha256,
            core_sha256=page.core_sha256,
            seen_at=page.last_seen_at,
            observations=self._observations_on(page),
        )

    def _observations_on(self, page: Page) -> int | None:
        """Return how many observations the last crawl found on the page, or None where its source was not read well."""
        since = self._well_read_since.get(page.source_id)
        if since is None or page.last_seen_at < since:
            return None
        return self._observations[page.source_id, page.url, page.last_seen_at]


def _last_good_readings(sources: list[int]) -> dict[int, datetime]:
    """Return by source when its last crawl began, of those whose last crawl was good."""
    last = Crawl.objects.filter(source=OuterRef("pk")).exclude(outcome="").order_by("-finished_at", "-pk")
    rows = Source.objects.filter(pk__in=sources).annotate(
        began=Subquery(last.values("started_at")[:1]), ended=Subquery(last.values("outcome")[:1])
    )
    return dict(rows.filter(ended__in=GOOD_OUTCOMES).values_list("pk", "began"))
