"""Report: what a reader says is wrong becomes a claim that a person at the desk weighs, like any other."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Claim, CrawlResult, Observation
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl
from tracker.evidence.submission import submission, submitted_page, submitter
from tracker.review.baseline.claim import IN_WORDS
from tracker.review.models import READER_REPORTS
from tracker.vocabulary import Authority, Cause

LONGEST = 2000  # characters of a report
REPORTS_A_DAY = 200  # that the desk takes from all readers together
REPORTS_A_DAY_AND_PLACE = 20


def report(place: Jurisdiction, substance: Substance, words: str, url: str) -> bool:
    """Keep what a reader reports of a place, and return whether it was taken.

    Of the reader nothing is kept. The words are stored as a page of their own, that nobody sees before a person at the
    desk has accepted them, and the observation of them waits for propose. The same words twice are one report. False
    when today's budget is spent, so that nobody can bury the desk.
    """
    now = timezone.now()
    with transaction.atomic():
        source = submitter(READER_REPORTS, publisher="Readers of this site", authority=Authority.SECONDARY)
        today = Crawl.objects.filter(source=source, started_at__gt=now - timedelta(days=1))
        here = today.filter(pages__observations__reading__jurisdiction=place.ocd_id)
        if today.count() >= REPORTS_A_DAY or here.count() >= REPORTS_A_DAY_AND_PLACE:
            return False
        crawl = Crawl.objects.create(source=source, cause=Cause.HAND, started_at=now)
        ingest(crawl, _result(_claim(place, substance, words, url, now), now))
        return True


def _claim(place: Jurisdiction, substance: Substance, words: str, url: str, now: datetime) -> Claim:
    said = "\n".join((place.ocd_id, substance.slug, words, url))
    return Claim(
        jurisdiction=place.ocd_id,
        substance=substance.slug,
        key=f"reader {hashlib.sha256(said.encode()).hexdigest()[:32]}",
        says=IN_WORDS,
        words=words,
        claimant="A reader",
        url=url,
        made_on=place.local_day(now).isoformat(),
        confidence="",
    )


def _result(claim: Claim, now: datetime) -> CrawlResult:
    name = f"urn:report:{claim.key.removeprefix('reader ')}"
    taken = submitted_page(name, claim.words.encode(), claim.words, "text/plain", now)
    page = replace(taken, fetched_from=claim.url, method="POST")
    seen = Observation(
        subject=claim.subject, page=page.sha256, url=page.url, quote=claim.words, text=claim.words, reading=claim
    )
    return submission(READER_REPORTS, [page], [seen], now)
