"""Walk the line in a test: what a crawl saw, a person who decides, the steps in their order."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from tests.builders import COUNTRY, LOUISIANA, a_source
from tracker.catalog.models import Jurisdiction
from tracker.contract import Absence, Bill, Cell, Claim, CrawlResult, Law, Notice, Observation, Page
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Source
from tracker.evidence.models import Observation as Row
from tracker.evidence.schedule import reschedule
from tracker.evidence.store import keep
from tracker.review.accept import accept
from tracker.review.models import Change
from tracker.review.propose import propose
from tracker.review.publish import publish
from tracker.vocabulary import (
    Activity,
    BillStage,
    Cause,
    Effect,
    Form,
    InstrumentKind,
    Naming,
    NoticeKind,
    Outcome,
    SubjectKind,
)

FIRST = datetime(2025, 7, 1, 12, tzinfo=UTC)
SECOND = datetime(2025, 7, 2, 12, tzinfo=UTC)
THIRD = datetime(2025, 7, 3, 12, tzinfo=UTC)
URL = "https://law.example/title40"
CITATION = "La. R.S. 40:964"


def a_reviewer(name: str = "rea") -> User:
    person = User.objects.create_user(name, is_staff=True)
    person.user_permissions.add(*Permission.objects.filter(codename__in=("decide_change", "publish_change")))
    return User.objects.get(pk=person.pk)


def a_source_in(place: str = LOUISIANA, slug: str = "us_la_law") -> Source:
    return a_source(Jurisdiction.objects.get(ocd_id=place), slug)


def cells(
    effect: Effect = Effect.PROHIBITED, valid_from: str = "2025-08-01", substance: str = "kratom", valid_to: str = ""
) -> tuple[Cell, ...]:
    """The same effect on all seven activities of a substance."""
    return tuple(
        Cell(
            substance=substance, form=Form.ANY, threshold=None, activity=activity, effect=effect, conditions=(),
            valid_from=valid_from, valid_to=valid_to,
        )
        for activity in Activity
    )  # fmt: skip


def a_law(*which: Cell, naming: Naming = Naming.SCHEDULED, citation: str = CITATION) -> Law:
    return Law(
        jurisdiction=LOUISIANA, instrument_kind=InstrumentKind.STATUTE, citation=citation, url=URL, naming=naming,
        title="Composition of schedules", substances=("kratom",), cells=which,
    )  # fmt: skip


def a_notice(charge: str = "DWPE", updated_on: str = "2025-02-21", product: str = "") -> Notice:
    return Notice(
        jurisdiction=COUNTRY, notice_kind=NoticeKind.IMPORT_ALERT, reference="54-15", title="Detention of kratom",
        firm="", product=product, charge=charge, issued_on="", updated_on=updated_on, url=URL, substances=("kratom",),
    )  # fmt: skip


def a_bill(**more: Any) -> Bill:
    """A bill of Louisiana as one publisher shows it; `more` are fields that another says otherwise."""
    said = {
        "session": "LA-2025-regular", "identifier": "HB 253", "title": "Kratom products", "stage": BillStage.INTRODUCED,
        "introduced_on": "2025-06-01", "latest_action": "Read the first time", "latest_action_on": "2025-06-01",
    }  # fmt: skip
    return Bill(jurisdiction=LOUISIANA, url=URL, substances=("kratom",), **{**said, **more})


def an_absence(kind: SubjectKind = SubjectKind.INSTRUMENT, place: str = LOUISIANA) -> Absence:
    return Absence(subject_kind=kind, jurisdiction=place, entries=90, list_sha256="0" * 64)


def crawled(
    source: Source, at: datetime, *readings: Law | Notice | Bill | Claim | Absence,
    words: str = "(12) Mitragynine", subject: str = CITATION, outcome: Outcome = Outcome.OK, body: str = "",
    cause: Cause = Cause.CRAWL,
) -> Outcome:  # fmt: skip
    """Let a crawl of the source see the readings on its one page, and return how it ended."""
    body = body or f"<li>{words}</li>"
    page = Page(
        url=URL, fetched_from=URL, method="GET", request_sha256="", status=200, headers=(), media_type="text/html",
        sha256=keep(body.encode()), size=len(body), text=words, seen_at=at, same=False,
    )  # fmt: skip
    seen = tuple(
        Observation(
            subject=subject if isinstance(reading, Absence) else reading.subject, page=page.sha256, url=URL,
            quote=words, text=words, reading=reading,
        )
        for reading in readings
    )  # fmt: skip
    result = CrawlResult(
        source=source.slug, outcome=outcome, reason="", seen_at=at, requests=1, size=len(body), seconds=0.1,
        suspect=(), retry_after=None, pages=(page,), observations=seen,
    )  # fmt: skip
    crawl = Crawl.objects.create(source=source, cause=cause, started_at=timezone.now())
    ended = ingest(crawl, result)
    reschedule(crawl.source, ended, result, timezone.now())
    return ended


def proposed() -> list[Change]:
    """Let propose weigh all that waits, and return the changes it opened or brought up to date."""
    changes = [propose(row) for row in Row.objects.awaiting_proposal()]
    return [change for change in changes if change]


def published(change: Change, person: User) -> Change:
    """Accept and publish the change at once (the test's RECALL_SECONDS is 0)."""
    accept(change, person, version=change.version)
    assert publish(change)
    return change
