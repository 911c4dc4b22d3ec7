"""Handed in: what no spider reads, told as a crawl would: a file, a law entered at the desk, a reader's report.

So it goes the way of all that is read, and of each fact one can ask on whose words it stands.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from tracker.catalog.models import UNITED_STATES, Jurisdiction
from tracker.contract import CrawlResult, Observation, Page
from tracker.evidence.models import Source
from tracker.evidence.store import keep
from tracker.vocabulary import Authority, Outcome


def giver(slug: str, *, publisher: str, authority: Authority, urls: Sequence[str] = ()) -> Source:
    """Return the row that stands for who hands it in, locked until the transaction ends, so that two wait for another.

    No crawl asks for it: it is not declared.
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


def handed_page(url: str, body: bytes, text: str, media_type: str, moment: datetime) -> Page:
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


def handed_in(
    source: str, pages: Sequence[Page], observations: Sequence[Observation], moment: datetime, reason: str = ""
) -> CrawlResult:
    """Return the pages, and what was read on them, as the good reading of a source by its slug: nothing was asked."""
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
