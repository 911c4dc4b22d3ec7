"""Ingest: from what one crawl of one source saw to rows, all of them in one transaction or none."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tracker.contract import Absence, CrawlResult, reading_type
from tracker.contract import Observation as Seen
from tracker.contract import Page as Answer
from tracker.evidence.models import Crawl, Observation, Page
from tracker.evidence.store import keep_text
from tracker.vocabulary import GOOD_OUTCOMES, Outcome


def ingest(crawl: Crawl, result: CrawlResult) -> Outcome:
    """Write down what a crawl under way saw and return its outcome: `same` where no text and no reading differs.

    Only a good reading leaves observations: of any other the pages are kept for the desk, and it proposes nothing. A
    second run finds the crawl finished and changes nothing.
    """
    with transaction.atomic():
        now = timezone.now()
        if not Crawl.objects.filter(pk=crawl.pk, outcome="").update(outcome=result.outcome, finished_at=now):
            crawl.refresh_from_db()
            return Outcome(crawl.outcome)
        pages: dict[str, Page] = {}
        news = False
        for answer in result.pages:
            pages[answer.sha256], changed = _record_page(crawl, answer)
            news = news or changed
        if result.outcome in GOOD_OUTCOMES:
            for seen in result.observations:
                news = _record_observation(crawl, pages[seen.page], seen) or news
        outcome = Outcome.SAME if result.outcome is Outcome.OK and not news else result.outcome
        _finish(crawl, result, outcome)
        return outcome


def _record_page(crawl: Crawl, answer: Answer) -> tuple[Page, bool]:
    """Return the row of the answer and whether its text is news: the same bytes in a row only move `last_seen_at`."""
    held = (
        Page.objects.filter(source=crawl.source, url=answer.url, request_sha256=answer.request_sha256)
        .filter(seen_at__lte=answer.seen_at)
        .order_by("-seen_at", "-pk")
        .first()
    )
    text_sha256 = keep_text(answer.text)
    news = held is None or held.text_sha256 != text_sha256
    if held and held.sha256 == answer.sha256 and not news:
        _see_again(held, answer.seen_at)
        return held, False
    page = Page.objects.create(
        source=crawl.source,
        crawl=crawl,
        url=answer.url,
        fetched_from=answer.fetched_from,
        method=answer.method,
        request_sha256=answer.request_sha256,
        status=answer.status,
        headers=answer.headers,
        media_type=answer.media_type,
        sha256=answer.sha256,
        size=answer.size,
        text_sha256=text_sha256,
        seen_at=answer.seen_at,
        last_seen_at=answer.seen_at,
    )
    return page, news


def _record_observation(crawl: Crawl, page: Page, seen: Seen) -> bool:
    """Write the observation down where it differs from the one before it and return whether it did."""
    reading = reading_type.dump_json(seen.reading)
    text_sha256 = keep_text(seen.text)
    fingerprint = hashlib.sha256(b"\0".join((reading, seen.quote.encode(), text_sha256.encode()))).hexdigest()
    held = (
        Observation.objects.filter(source=crawl.source, kind=seen.kind, subject=seen.subject)
        .filter(seen_at__lte=page.last_seen_at)
        .order_by("-seen_at", "-pk")
        .first()
    )
    if held and held.fingerprint == fingerprint:
        _see_again(held, page.last_seen_at)
        return False
    Observation.objects.create(
        source=crawl.source,
        crawl=crawl,
        page=page,
        cause=crawl.cause,
        kind=seen.kind,
        subject=seen.subject,
        url=seen.url,
        quote=seen.quote,
        text_sha256=text_sha256,
        reading=reading_type.dump_python(seen.reading, mode="json"),
        fingerprint=fingerprint,
        absent=isinstance(seen.reading, Absence),
        seen_at=page.last_seen_at,
        last_seen_at=page.last_seen_at,
    )
    return True


def _see_again(row: Page | Observation, moment: datetime) -> None:
    if moment > row.last_seen_at:
        row.last_seen_at = moment
        row.save(update_fields=["last_seen_at"])


def _finish(crawl: Crawl, result: CrawlResult, outcome: Outcome) -> None:
    crawl.outcome = outcome
    crawl.finished_at = timezone.now()
    crawl.reason = result.reason
    crawl.seen_at = result.seen_at
    crawl.requests = result.requests
    crawl.size = result.size
    crawl.seconds = result.seconds
    crawl.suspect = list(result.suspect)
    crawl.save()
