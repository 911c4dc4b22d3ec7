"""The way from a published fact back to its words: who accepted it, on which stored page, from which reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tracker.evidence.models import Crawl, Page, Source
from tracker.lookup.freshness import freshness
from tracker.record.cell import Cell
from tracker.record.models import Notice
from tracker.review.models import Change, Decision, Publication
from tracker.vocabulary import GOOD_OUTCOMES, Freshness, Verdict

BEHIND = ("source", "observation__page", "observation__crawl")


@dataclass(frozen=True, kw_only=True)
class Trail:
    """Where a fact comes from. `accepted_by` is a named rule, "a reviewer" but never whom, or "" if none is on record.

    `quote` stands word for word on the stored `page`; `checked_at` is the last good reading of the source, if any:
    what is no declared source, as the baseline, is never read again, so that what came from it stays unverified.
    """

    source: Source
    page: Page
    quote: str
    seen_at: datetime
    crawled_at: datetime
    accepted_by: str
    accepted_at: datetime | None
    checked_at: datetime | None

    def freshness(self, moment: datetime, kind: str = "") -> Freshness:
        """Return how fresh the last good reading is at the moment, for a fact of this kind of law."""
        return freshness(self.checked_at, self.source.every, moment, kind)


def trails(
    rules: Iterable[Cell], notices: Iterable[Notice], known: datetime
) -> tuple[dict[int, Trail], dict[int, Trail]]:
    """Return the trails of the rules and those of the notices, each by their keys."""
    behind = _with_all_behind().filter(Q(rule__in=[rule.pk for rule in rules]) | Q(notice__in=list(notices)))
    rows = list(behind.order_by("-pk"))  # of the several pages that show one notice, the one that wrote it stands last
    readings = _readings(rows, known)
    return (
        {row.rule_id: _trail(row, readings) for row in rows if row.rule_id},
        {row.notice_id: _trail(row, readings) for row in rows if row.notice_id},
    )


def _with_all_behind() -> QuerySet[Publication]:
    accepting = Decision.objects.filter(verdict=Verdict.ACCEPT, change=OuterRef("spoken")).order_by(
        "-decided_at", "-pk"
    )
    return (
        Publication.objects.filter(closed=False)
        .select_related(*(f"{way}__{end}" for way in ("change", "said_by") for end in BEHIND))
        .annotate(spoken=Coalesce("said_by", "change"))
        .annotate(rule_that_accepted=Subquery(accepting.values("rule")[:1]))
        .annotate(accepted_at=Subquery(accepting.values("decided_at")[:1]))
    )


def _readings(rows: Iterable[Publication], known: datetime) -> dict[int, datetime | None]:
    """Return the last good reading of each source by its key; for a moment before it, the last that had ended then."""
    sources = [_said_by(row).source for row in rows]
    readings = {source.pk: source.last_good_at for source in sources}
    later = [key for key, read_at in readings.items() if read_at and read_at > known]
    if later:
        crawls = Crawl.objects.filter(source__in=later, outcome__in=GOOD_OUTCOMES, finished_at__lte=known)
        readings |= dict.fromkeys(later) | dict(crawls.values_list("source").annotate(Max("seen_at")))
    return readings


def _said_by(publication: Publication) -> Change:
    return publication.said_by or publication.change


def _trail(publication: Publication, readings: dict[int, datetime | None]) -> Trail:
    change = _said_by(publication)
    observation = change.observation
    accepted_at: datetime | None = publication.accepted_at  # type: ignore[attr-defined]  # annotated
    rule: str = publication.rule_that_accepted or "a reviewer"  # type: ignore[attr-defined]
    return Trail(
        source=change.source,
        page=observation.page,
        quote=observation.quote,
        seen_at=observation.seen_at,
        crawled_at=observation.crawl.started_at,
        accepted_by=rule if accepted_at else "",
        accepted_at=accepted_at,
        checked_at=readings[change.source_id] if change.source.declared else None,
    )
