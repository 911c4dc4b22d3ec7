"""Report: what a reader says is wrong becomes a claim that a person at the desk weighs, like any other."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction, Substance
from tracker.contract import Claim, CrawlResult, Observation, Page
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Source
from tracker.evidence.store import keep
from tracker.review.baseline_claim import IN_WORDS
from tracker.review.models import READER_REPORTS
from tracker.vocabulary import Authority, Cause, Outcome

LONGEST = 2000  # characters of a report
A_DAY = 200  # reports that the desk takes a day from all readers together
A_DAY_AND_PLACE = 20
COUNTRY = "ocd-division/country:us"


def report(place: Jurisdiction, substance: Substance, words: str, url: str) -> bool:
    """Keep what a reader reports of a place, and return whether it was taken.

    Of the reader nothing is kept. The words are stored as a page of their own, that nobody sees before a person at the
    desk has accepted them, and the observation of them waits for propose. The same words twice are one report. False
    when today's budget is spent, so that nobody can bury the desk.
    """
    now = timezone.now()
    with transaction.atomic():
        source = _source(now)
        today = Crawl.objects.filter(source=source, started_at__gt=now - timedelta(days=1))
        here = today.filter(pages__observations__reading__jurisdiction=place.ocd_id)
        if today.count() >= A_DAY or here.count() >= A_DAY_AND_PLACE:
            return False
        crawl = Crawl.objects.create(source=source, cause=Cause.HAND, started_at=now)
        ingest(crawl, _result(_claim(place, substance, words, url, now), now))
        return True


def _source(now: datetime) -> Source:
    """Return the row that readers' reports are kept under, locked, so that two at once cannot both be the last."""
    Source.objects.get_or_create(
        slug=READER_REPORTS,
        defaults={
            "jurisdiction": Jurisdiction.objects.get(ocd_id=COUNTRY),
            "publisher": "Readers of this site",
            "authority": Authority.SECONDARY,
            "urls": [],
            "every": timedelta(days=365),
            "declared": False,
            "next_due": now,
        },
    )
    return Source.objects.select_for_update().get(slug=READER_REPORTS)


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
    body = claim.words.encode()
    page = Page(
        url=f"urn:report:{claim.key.removeprefix('reader ')}",
        fetched_from=claim.url,
        method="POST",
        request_sha256="",
        status=200,
        headers=(),
        media_type="text/plain",
        sha256=keep(body),
        size=len(body),
        text=claim.words,
        seen_at=now,
        same=False,
    )
    seen = Observation(
        subject=claim.subject, page=page.sha256, url=page.url, quote=claim.words, text=claim.words, reading=claim
    )
    return CrawlResult(
        source=READER_REPORTS,
        outcome=Outcome.OK,
        reason="",
        seen_at=now,
        requests=0,
        size=len(body),
        seconds=0,
        suspect=(),
        retry_after=None,
        pages=(page,),
        observations=(seen,),
    )
