"""Load the baseline: what others report of the law, to start the record with. It is read as a source, and silent."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.evidence.submission import submitter
from tracker.record.models import Rule
from tracker.review.baseline.claim import PUBLISHER
from tracker.review.baseline.reading import FILES, SLUG, page_url, read_baseline
from tracker.review.baseline.row import FOLDER
from tracker.review.decision import record_rule_decision
from tracker.review.models import Change
from tracker.review.on_record import on_record
from tracker.review.publish import write
from tracker.vocabulary import Authority, Cause, ChangeState, Confidence, SubjectKind, Verdict

AS_FILED = "baseline: high or medium confidence, as filed"
RULES = {
    SubjectKind.INSTRUMENT: AS_FILED,
    SubjectKind.NOTICE: AS_FILED,
    SubjectKind.CLAIM: "baseline: a claim decides nothing",
}


def load_baseline(folder: Path = FOLDER) -> int:
    """Publish what the files say of subjects that we hold nothing of, and return how many those are.

    A second run finds the same bytes held and does nothing. What a later edition says otherwise than the record is
    left for propose, so that a person decides: a named rule never overrides anyone. All in one transaction.

    Raises:
        BaselineRefused: the files hold what nobody understands, or a place that the gazetteer does not hold.
    """
    with transaction.atomic():
        now = timezone.now()
        urls = [page_url(name) for name in FILES]
        source = submitter(SLUG, publisher=PUBLISHER, authority=Authority.SECONDARY, urls=urls)
        if _holds(source, folder):
            return 0
        crawl = Crawl.objects.create(source=source, cause=Cause.BASELINE, started_at=now)
        ingest(crawl, read_baseline(folder, now))
        new = Observation.objects.awaiting_proposal().filter(source=source).select_related("page")
        return sum(_publish(observation, now) for observation in new)


def _holds(source: Source, folder: Path) -> bool:
    """Whether the newest pages held are just these files."""
    pages = Page.objects.filter(source=source).order_by("seen_at", "pk")
    held_pages = dict(pages.values_list("url", "sha256"))
    return held_pages == {page_url(name): sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


def _publish(observation: Observation, now: datetime) -> bool:
    """Publish the observation at once if nothing is held of its subject, and return whether it was.

    No recall window: no person decided. No Event: nothing happened today.
    """
    kind = SubjectKind(observation.kind)
    place = Jurisdiction.objects.get(ocd_id=observation.reading["jurisdiction"])
    if on_record(kind, place, observation.subject) or _is_read_already(observation, place):
        return False
    change = _accepted(observation, place, now)
    write(change, now)
    observation.proposed_at = now
    observation.save(update_fields=["proposed_at"])
    return True


def _is_read_already(observation: Observation, place: Jurisdiction) -> bool:
    """Whether a person has read the place's law on the substance: then a report is weighed beside it, by a person."""
    if observation.kind != SubjectKind.INSTRUMENT:
        return False
    confirmed = Rule.objects.held().filter(jurisdiction=place, confidence=Confidence.CONFIRMED)
    return confirmed.filter(substance__slug__in=observation.reading["substances"]).exists()


def _accepted(observation: Observation, place: Jurisdiction, now: datetime) -> Change:
    change = Change.objects.create(
        kind=observation.kind,
        subject=observation.subject,
        source=observation.source,
        observation=observation,
        jurisdiction=place,
        cause=Cause.BASELINE,
        machine=observation.reading,
        state=ChangeState.PUBLISHED,
        opened_at=now,
        updated_at=now,
        decided_at=now,
        published_at=now,
    )
    record_rule_decision(change, RULES[SubjectKind(observation.kind)], Verdict.ACCEPT, "", now)
    return change
