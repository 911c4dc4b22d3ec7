"""Ingest: from what one crawl of one source saw to rows, all of them in one transaction or none.

Two texts that differ are weighed by `judge`, so that a crawl and `manage.py compare` say the same of them. Only what it
knows to be form is no news; what it cannot tell is news, and a person tells.
"""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tracker.contract import Absence, CrawlResult, reading_type
from tracker.contract import Observation as Seen
from tracker.contract import Page as Answer
from tracker.evidence.judge import judge
from tracker.evidence.models import Crawl, Observation, Page
from tracker.evidence.store import Damaged, fetch, keep_text
from tracker.vocabulary import GOOD_OUTCOMES, Outcome


def ingest(crawl: Crawl, result: CrawlResult) -> Outcome:
    """Write down what a crawl under way saw and return its outcome: `same` where nothing differs in substance.

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
    if held and held.sha256 == answer.sha256 and held.text_sha256 == text_sha256:
        _see_again(held, answer.seen_at)
        return held, False
    news = held is None or not _reads_the_same(held.text_sha256, answer.text)
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
    text_sha256 = keep_text(seen.text)
    held = (
        Observation.objects.filter(source=crawl.source, kind=seen.kind, subject=seen.subject)
        .filter(seen_at__lte=page.last_seen_at)
        .order_by("-seen_at", "-pk")
        .first()
    )
    if held and _says_the_same(held, seen):
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
        fingerprint=_fingerprint(seen),
        absent=isinstance(seen.reading, Absence),
        seen_at=page.last_seen_at,
        last_seen_at=page.last_seen_at,
    )
    return True


def _fingerprint(seen: Seen) -> str:
    reading, text_sha256 = reading_type.dump_json(seen.reading), hashlib.sha256(seen.text.encode()).hexdigest()
    return hashlib.sha256(b"\0".join((reading, seen.quote.encode(), text_sha256.encode()))).hexdigest()


def _says_the_same(held: Observation, seen: Seen) -> bool:
    """Whether nothing differs, or nothing but the form of the words: then the older words stand as they were read."""
    if held.fingerprint == _fingerprint(seen):
        return True
    return (
        held.reading == reading_type.dump_python(seen.reading, mode="json")
        and judge(held.quote, seen.quote).substantive is False
        and _reads_the_same(held.text_sha256, seen.text)
    )


def _reads_the_same(held_sha256: str, text: str) -> bool:
    """Whether a text says what the one held under this hash says. One that cannot be read any more says nothing."""
    try:
        held = fetch(held_sha256).decode()
    except Damaged:
        return False
    return judge(held, text).substantive is False


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
