"""The way from a published fact back to its words: who accepted it, on which stored page, from which reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from tracker.evidence.models import Crawl
from tracker.lookup.freshness import freshness
from tracker.prepared import Values, ask, aware, span
from tracker.record.models import Notice
from tracker.record.rows import RuleRow
from tracker.review.models import Decision, Publication
from tracker.vocabulary import GOOD_OUTCOMES, Freshness, Verdict


class Origin(NamedTuple):
    """The source behind a fact, as far as an answer speaks of it; its fields are told at `Source`."""

    pk: int
    slug: str
    publisher: str
    authority: str
    declared: bool
    every: timedelta
    last_good_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Trail:
    """Where a fact comes from. `accepted_by` is a named rule, "a reviewer" but never whom, or "" if none is on record.

    On the stored page it stands word for word. `checked_at` is the last good reading of the source, if any: what is no
    declared source, as the baseline, is never read again, so that what came from it stays unverified.
    """

    source: Origin
    page_id: int
    crawled_at: datetime | None
    accepted_by: str
    accepted_at: datetime | None
    checked_at: datetime | None

    def freshness(self, moment: datetime, kind: str = "") -> Freshness:
        """Return how fresh the last good reading is at the moment, for a fact of this kind of law."""
        return freshness(self.checked_at, self.source.every, moment, kind)


class Backing(NamedTuple):
    """What stands behind a publication of a rule or a notice: the keys of the two, and the way to its words."""

    rule: int | None
    notice: int | None
    page_id: int
    crawled_at: datetime | None
    accepted_by: str | None
    accepted_at: datetime | None
    source: Origin


Trails = dict[int, Trail]
NO_ROW = (0,)
PAGE = ("observation__page", "observation__crawl__started_at")
SOURCE = tuple(f"source__{field}" for field in Origin._fields)


def trails(rules: Iterable[RuleRow], notices: Iterable[Notice], known: datetime) -> tuple[Trails, Trails]:
    """Return the trails of the rules and those of the notices, each by their keys, in one query.

    A second one looks for older readings where a source was read after the moment.
    """
    of_rules, of_notices = {rule.pk for rule in rules}, {notice.pk for notice in notices}
    if not of_rules and not of_notices:
        return {}, {}
    found = [_backing(row) for row in ask(_publications, of_rules or NO_ROW, of_notices or NO_ROW, moment=known)]
    readings = _readings({one.source for one in found}, known)
    return (
        {one.rule: _trail(one, readings) for one in found if one.rule},
        {one.notice: _trail(one, readings) for one in found if one.notice},
    )


def _publications(_moment: datetime) -> Values:
    """Ask for the publications of rules and of notices, with what stands behind the change whose words they carry.

    Of the several pages that show one notice, the one that wrote it stands last.
    """
    accepting = Decision.objects.filter(verdict=Verdict.ACCEPT, change=OuterRef("spoken"))
    last = accepting.order_by("-decided_at", "-pk")
    accepted = (Subquery(last.values("rule")[:1]), Subquery(last.values("decided_at")[:1]))
    page, source = ([Coalesce(f"said_by__{field}", f"change__{field}") for field in some] for some in (PAGE, SOURCE))
    return (
        Publication.objects.filter(Q(rule__in=[0]) | Q(notice__in=[0]), closed=False)
        .annotate(spoken=Coalesce("said_by", "change"))
        .order_by("-pk")
        .values_list("rule", "notice", *page, *accepted, *source)
    )


def _backing(row: tuple[Any, ...]) -> Backing:
    rule, notice, page_id, crawled_at, accepted_by, accepted_at, *named, declared, every, last_good_at = row
    source = Origin._make((*named, bool(declared), span(every), aware(last_good_at)))
    return Backing(rule, notice, page_id, aware(crawled_at), accepted_by, aware(accepted_at), source)


def _readings(sources: Iterable[Origin], known: datetime) -> dict[int, datetime | None]:
    """Return the last good reading of each source by its key; for a moment before it, the last that had ended then."""
    readings = {source.pk: source.last_good_at for source in sources}
    later = [key for key, read_at in readings.items() if read_at and read_at > known]
    if later:
        crawls = Crawl.objects.filter(source__in=later, outcome__in=GOOD_OUTCOMES, finished_at__lte=known)
        readings |= dict.fromkeys(later) | dict(crawls.values_list("source").annotate(Max("seen_at")))
    return readings


def _trail(backing: Backing, readings: Mapping[int, datetime | None]) -> Trail:
    return Trail(
        source=backing.source,
        page_id=backing.page_id,
        crawled_at=backing.crawled_at,
        accepted_by=(backing.accepted_by or "a reviewer") if backing.accepted_at else "",
        accepted_at=backing.accepted_at,
        checked_at=readings[backing.source.pk] if backing.source.declared else None,
    )
