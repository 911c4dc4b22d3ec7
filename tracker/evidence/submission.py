"""Submissions: a file, a law entered at the desk, a reader's report: what no spider reads, told as a crawl would.

So it goes the way of all that is crawled, and of each fact one can ask on whose words it stands.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from tracker.catalog.models import UNITED_STATES, Jurisdiction
from tracker.contract import CrawlResult, Observation, Page
from tracker.evidence.models import Source
from tracker.evidence.store import keep
from tracker.vocabulary import Authority, Outcome


def submitter(slug: str, *, publisher: str, authority: Authority, urls: Sequence[str] = ()) -> Source:
    """Return the source that stands for who submits, locked until the transaction ends, so that two wait for another.

    It is not declared, so that no crawl is due.
    """
    Source.objects.get_or_create(
        slug=slug,
        defaults={
            "jurisdiction": Jurisdiction.objects.get(ocd_id=UNITED_STATES),
            "publisher": publisher,
            "authority": authority,
            "urls": list(urls),
            "every": timedelta(days=365),
            "declared": False,
            "next_due": timezone.now(),
        },
    )
    return Source.objects.select_for_update().get(slug=slug)


def submitted_page(url: str, body: bytes, text: str, media_type: str, moment: datetime) -> Page:
    """Keep the bytes and return them as a page of the address; `text` is what matters of them."""
    return Page(
        url=url,
        fetched_from=url,
        method="GET",
        request_sha256="",
        status=200,
        headers=(),
        media_type=media_type,
        sha256=keep(body),
        size=len(body),
        text=text,
        seen_at=moment,
        same=False,
    )


def submission(
    source: str, pages: Sequence[Page], observations: Sequence[Observation], moment: datetime, reason: str = ""
) -> CrawlResult:
    """Return the pages, and what was read on them, as a good crawl of a source by its slug: nothing was fetched."""
    return CrawlResult(
        source=source,
        outcome=Outcome.OK,
        reason=reason,
        seen_at=moment,
        requests=0,
        size=sum(page.size for page in pages),
        seconds=0,
        suspect=(),
        retry_after=None,
        pages=tuple(pages),
        observations=tuple(observations),
    )
