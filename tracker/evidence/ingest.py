"""Ingest: from what one crawl of one source saw to rows, all of them in one transaction or none.

Two texts that differ are weighed by `judge`, so that a crawl and `manage.py compare` say the same of them. Only what it
knows to be form is no news; what it cannot tell is news, and a person tells.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tracker import contract
from tracker.contract import CrawlResult
from tracker.evidence.models import Crawl, Page
from tracker.evidence.store_observations import store_observations
from tracker.evidence.store_pages import store_pages
from tracker.vocabulary import GOOD_OUTCOMES, Cause, Outcome


def ingest(crawl: Crawl, result: CrawlResult) -> Outcome:
    """Write down what a crawl under way saw and return its outcome: `same` where nothing differs in substance.

    Only a good crawl leaves observations: of any other the pages are kept for the desk, and it proposes nothing. A
    second run finds the crawl finished and changes nothing.
    """
    with transaction.atomic():
        now = timezone.now()
        if not Crawl.objects.filter(pk=crawl.pk, outcome="").update(outcome=result.outcome, finished_at=now):
            crawl.refresh_from_db()
            return Outcome(crawl.outcome)
        is_good = result.outcome in GOOD_OUTCOMES
        cause = Cause.REREAD if _are_held(crawl, result.pages) else Cause(crawl.cause)
        pages, news = store_pages(crawl, result.pages, is_good=is_good)
        if is_good:
            news = store_observations(crawl, cause, result.observations, pages) or news
        outcome = Outcome.SAME if result.outcome is Outcome.OK and not news else result.outcome
        _finish(crawl, result, outcome)
        return outcome


def _are_held(crawl: Crawl, answers: Sequence[contract.Page]) -> bool:
    """Whether every answer is, byte for byte, what was read well before: what is new then is our reading of it.

    A page that first came in a crawl gone wrong has told nobody anything yet, and counts as new.
    """
    urls = {answer.url for answer in answers}
    rows = Page.objects.filter(source=crawl.source, url__in=urls, newest=True, crawl__outcome__in=GOOD_OUTCOMES)
    held = set(rows.values_list("url", "request_sha256", "sha256"))
    return {(answer.url, answer.request_sha256, answer.sha256) for answer in answers} <= held


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
