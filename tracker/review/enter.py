"""Enter: a person writes down a law that no spider can read, and it goes the way of all that was read."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction
from tracker.contract import CrawlResult, Law, Observation, Page
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Source
from tracker.evidence.models import Observation as Row
from tracker.evidence.store import keep
from tracker.review.decision import check_may_decide, write_down
from tracker.review.errors import Refused
from tracker.review.models import Change
from tracker.review.propose import propose
from tracker.vocabulary import Authority, Cause, Outcome, Verdict

DESK = "desk"
COUNTRY = "ocd-division/country:us"


def enter(person: User, law: Law, *, quote: str, body: bytes = b"", media_type: str = "text/plain") -> Change:
    """Return the open change of a law that the person read in `law.url`: its words, and the file if they kept it.

    The entry is the person's yes to it. Where it takes two, somebody else gives the other.

    Raises:
        NotAllowed: the person may not decide.
        Refused: no words are quoted, or nothing differs from what we hold.
    """
    check_may_decide(person)
    if not quote.strip():
        raise Refused("Quote the law's own words: without them nobody can check the entry.")
    with transaction.atomic():
        now = timezone.now()
        crawl = Crawl.objects.create(source=_source(), cause=Cause.HAND, started_at=now, reason=f"entered by {person}")
        ingest(crawl, _result(law, quote, body, media_type, crawl))
        seen = Row.objects.awaiting_proposal().filter(crawl=crawl).first()
        change = propose(seen) if seen else None
        if change is None:
            raise Refused("Nothing in it differs from what is on record or was entered before.")
        write_down(change, person, Verdict.ENDORSE, "entered by hand", now)
        return change


def _source() -> Source:
    """Return the row that stands for the desk among the sources. No crawl asks for it: it is not declared."""
    now = timezone.now()
    return Source.objects.update_or_create(
        slug=DESK,
        defaults={"last_outcome": Outcome.OK, "last_good_at": now},
        create_defaults={
            "slug": DESK,
            "jurisdiction": Jurisdiction.objects.get(ocd_id=COUNTRY),
            "publisher": "A person at the desk",
            "authority": Authority.PRIMARY,
            "urls": [],
            "every": timedelta(days=365),
            "declared": False,
            "next_due": now,
            "last_outcome": Outcome.OK,
            "last_good_at": now,
        },
    )[0]


def _result(law: Law, quote: str, body: bytes, media_type: str, crawl: Crawl) -> CrawlResult:
    kept = body or quote.encode()
    page = Page(
        url=law.url,
        fetched_from=law.url,
        method="GET",
        request_sha256="",
        status=200,
        headers=(),
        media_type=media_type,
        sha256=keep(kept),
        size=len(kept),
        text=quote,
        seen_at=crawl.started_at,
        same=False,
    )
    seen = Observation(subject=law.subject, page=page.sha256, url=law.url, quote=quote, text=quote, reading=law)
    return CrawlResult(
        source=DESK,
        outcome=Outcome.OK,
        reason=crawl.reason,
        seen_at=crawl.started_at,
        requests=0,
        size=len(kept),
        seconds=0,
        suspect=(),
        retry_after=None,
        pages=(page,),
        observations=(seen,),
    )
