"""Enter: a person writes down a law that no spider can read, and it goes the way of all that was read."""

from datetime import datetime
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tracker.contract import CrawlResult, Law, Observation
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Source
from tracker.evidence.models import Observation as ObservationRow
from tracker.evidence.submission import submission, submitted_page, submitter
from tracker.review.decision import check_may_decide, record_decision
from tracker.review.errors import Refused
from tracker.review.models import Change
from tracker.review.propose import propose
from tracker.vocabulary import Authority, Cause, Outcome, Verdict

DESK = "desk"


def enter(person: User, law: Law, *, quote: str, body: bytes = b"", media_type: str = "text/plain") -> Change:
    """Return the open change of a law that the person read in `law.url` or in a file: its words, and the file if kept.

    The entry is the person's yes to it. Where it takes two, somebody else gives the other.

    Raises:
        NotAllowed: the person may not decide.
        Refused: no words are quoted, nobody could read on, or nothing differs from what we hold.
    """
    check_may_decide(person)
    if not (law.url or body):
        raise Refused("Give the address of the text, or keep a file of it: without either nobody can check the entry.")
    if not quote.strip():
        raise Refused("Quote the law's own words: without them nobody can check the entry.")
    with transaction.atomic():
        now = timezone.now()
        crawl = Crawl.objects.create(source=_desk(now), cause=Cause.HAND, started_at=now, reason=f"entered by {person}")
        ingest(crawl, _result(law, quote, body, media_type, crawl))
        seen = ObservationRow.objects.awaiting_proposal().filter(crawl=crawl).first()
        change = propose(seen) if seen else None
        if change is None:
            raise Refused("Nothing in it differs from what is on record or was entered before.")
        record_decision(change, person, Verdict.ENDORSE, "entered by hand", now)
        return change


def _desk(now: datetime) -> Source:
    """Return the row that stands for the desk among the sources: whoever enters a law has just read it well."""
    desk = submitter(DESK, publisher="A person at the desk", authority=Authority.PRIMARY)
    desk.last_outcome, desk.last_good_at = Outcome.OK, now
    desk.save(update_fields=["last_outcome", "last_good_at"])
    return desk


def _result(law: Law, quote: str, body: bytes, media_type: str, crawl: Crawl) -> CrawlResult:
    content = body or quote.encode()
    url = law.url or f"urn:sha256:{sha256(content).hexdigest()}"  # a file has no address, and its page needs its own
    page = submitted_page(url, content, quote, media_type, crawl.started_at)
    seen = Observation(subject=law.subject, page=page.sha256, url=url, quote=quote, text=quote, reading=law)
    return submission(DESK, [page], [seen], crawl.started_at, reason=crawl.reason)
