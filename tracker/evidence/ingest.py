"""Ingest: from what one crawl of one source saw to rows, all of them in one transaction or none.

Two texts that differ are weighed by `judge`, so that a crawl and `manage.py compare` say the same of them. Only what it
knows to be form is no news; what it cannot tell is news, and a person tells.
"""

from django.db import transaction
from django.utils import timezone

from tracker.contract import CrawlResult
from tracker.evidence.models import Crawl
from tracker.evidence.observed import observed
from tracker.evidence.received import received
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
        is_good = result.outcome in GOOD_OUTCOMES
        pages, news = received(crawl, result.pages, is_good=is_good)
        if is_good:
            news = observed(crawl, result.observations, pages) or news
        outcome = Outcome.SAME if result.outcome is Outcome.OK and not news else result.outcome
        _finish(crawl, result, outcome)
        return outcome


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
