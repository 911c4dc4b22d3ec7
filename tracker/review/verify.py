"""Verify the record: every row leads through one publication and an acceptance back to what was seen."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import Count, Exists, F, Min, Model, OuterRef, Q, QuerySet, Subquery

from tracker.evidence.verify import Check, tally
from tracker.record.models import Bill, Claim, Instrument, Notice, Preemption, Rule
from tracker.record.write_once import names
from tracker.review.models import Change, Decision, Publication
from tracker.vocabulary import Cause, ChangeState, Confidence, Verdict

RECORDED: tuple[type[Rule | Preemption | Notice | Bill | Claim], ...] = (Rule, Preemption, Notice, Bill, Claim)
WRITTEN_ONCE: tuple[type[Model], ...] = (Instrument, *RECORDED, Decision, Publication)
LEFT_OPEN = (Verdict.RECALL, Verdict.ENDORSE, Verdict.ASK, Verdict.HOLD, Verdict.RELEASE)
DECIDING = {
    ChangeState.ACCEPTED: Verdict.ACCEPT,
    ChangeState.PUBLISHED: Verdict.ACCEPT,
    ChangeState.REJECTED: Verdict.REJECT,
}

RESTORE = "restore the database from the last backup that verifies; nothing of this program writes such a row"
REMAKE = "compare that table with a backup, then make the trigger again with a migration that ends in write_once"
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}


def verify() -> list[Check]:
    """Return what the record and its audit look like: a fixed number of queries, each of which answers in one row."""
    return [
        *(check for model in RECORDED for check in _rows(model)),
        _check("an instrument has a publication that wrote it", Instrument.objects.all(), Q(~_published(Instrument))),
        _check("a confirmed rule was not taken from the baseline", _of_baseline(), Q(confidence=Confidence.CONFIRMED)),
        *_audit(),
        tally("the triggers that keep rows as written are there", _missing_triggers(), remedy=REMAKE),
        tally("no row refers to one that is not there", _dangling(), remedy=RESTORE),
    ]


def reported() -> int:
    """Return how many of the rules we hold come from the baseline: published, but read by nobody in the law itself."""
    return _of_baseline().filter(superseded_at=None).count()


def _rows(model: type[Rule | Preemption | Notice | Bill | Claim]) -> Iterator[Check]:
    """Yield the checks of one table: who wrote each row, and who closed it, at just the moment that the row says."""
    noun = model._meta.verbose_name
    rows: QuerySet[Any] = model._default_manager.all()
    written = _published(model, closed=False, change__published_at=OuterRef("recorded_at"))
    closed = _published(model, closed=True)
    closed_then = _published(model, closed=True, change__published_at=OuterRef("superseded_at"))
    yield _check(f"a {noun} has one publication that wrote it when it says", rows, Q(~written))
    yield _check(f"a {noun} has one that closed it if, and when, it is superseded", rows, _unlike(closed, closed_then))


def _unlike(closed: Exists, closed_then: Exists) -> Q:
    return Q(closed, superseded_at=None) | Q(~closed_then, superseded_at__isnull=False)


def _published(model: type[Model], **more: Any) -> Exists:
    """Return whether a published change has a publication of the row. No row but a notice or a bill has two alike."""
    of_row = {model.__name__.lower(): OuterRef("pk"), "change__state": ChangeState.PUBLISHED}
    return Exists(Publication.objects.filter(**of_row, **more))


def _of_baseline() -> QuerySet[Rule]:
    of_baseline = Q(said_by__cause=Cause.BASELINE) | Q(said_by=None, change__cause=Cause.BASELINE)
    wrote = Publication.objects.filter(of_baseline, rule=OuterRef("pk"), closed=False)
    return Rule.objects.filter(Exists(wrote))


def _audit() -> Iterator[Check]:
    """Yield the checks of the decisions: each change stands where the last one left it, and none is out of order."""
    decisions = Decision.objects.filter(change=OuterRef("pk")).order_by("-decided_at", "-pk")
    changes = Change.objects.annotate(
        last=Subquery(decisions.values("verdict")[:1]),
        last_at=Subquery(decisions.values("decided_at")[:1]),
        last_version=Subquery(decisions.values("version")[:1]),
    )
    open_changes, decided = changes.filter(state=ChangeState.OPEN), changes.exclude(state=ChangeState.OPEN)
    as_decided = Q(*(Q(state=state, last=verdict) for state, verdict in DECIDING.items()), _connector=Q.OR)
    wrote = Exists(Publication.objects.filter(change=OuterRef("pk")))
    published = Change.objects.filter(state=ChangeState.PUBLISHED, observation__absent=False)
    settled = Q(last__isnull=False, last_version=F("version")) & ~Q(last__in=LEFT_OPEN)
    yield _check("an open change was never decided as it stands, or recalled", open_changes, settled)
    yield _check("a decided change has the decision that it stands by", decided, Q(last=None) | ~as_decided)
    yield _check("a change was decided when its last decision says", decided, ~Q(last_at=F("decided_at")))
    yield _check("a change was accepted before it was published", decided, Q(published_at__lt=F("decided_at")))
    yield _check("a published change wrote something", published, Q(~wrote))


def _check(sentence: str, rows: QuerySet[Any], bad: Q) -> Check:
    """Return how many of the rows there are, for how many the bad thing is so, and which is the first."""
    found = rows.filter(bad).aggregate(count=Count("pk"), first=Min("pk"))
    return Check(
        sentence=sentence,
        looked_at=rows.count(),
        bad=found["count"],
        first=_named(rows.model, found["first"]) if found["count"] else "",
        remedy=RESTORE if found["count"] else "",
    )


def _named(model: type[Model], pk: int) -> str:
    return f"{model._meta.verbose_name} {pk} ({model._default_manager.get(pk=pk)})"


def _missing_triggers() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    for model in WRITTEN_ONCE:
        for name in names(model._meta.db_table, connection.vendor):
            yield "" if name in there else f"trigger {name} is missing: {model._meta.db_table} may have been rewritten"


def _dangling() -> Iterator[str]:
    """Yield the first row that refers to nothing, or "". PostgreSQL lets none be; SQLite is asked."""
    try:
        connection.check_constraints()
    except IntegrityError as trouble:
        yield str(trouble)
    else:
        yield ""
