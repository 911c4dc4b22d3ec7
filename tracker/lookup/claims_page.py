"""The claims of one place or of all, a page at a time, each beside what we hold of the days it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.claims import ClaimBeside, beside
from tracker.lookup.timeline import timeline
from tracker.record.held import Held, held_for
from tracker.record.models import Claim
from tracker.review.models import Publication


@dataclass(frozen=True, kw_only=True)
class ClaimsPage:
    """Claims in the order in which they were published; `next` is where the next page begins, None after the last."""

    claims: list[ClaimBeside]
    next: int | None


NO_CLAIMS = ClaimsPage(claims=[], next=None)


def claims_page(
    place: Jurisdiction | None, substances: Sequence[Substance], known: datetime, after: int, limit: int
) -> ClaimsPage:
    """Return at most `limit` claims held at the moment of the place, or of all, that were published after a key.

    The number of queries grows with neither the claims nor their places.
    """
    rows = list(_published(place, substances, known).filter(pk__gt=after).order_by("pk")[: limit + 1])
    shown = rows[:limit]
    held = held_for({_claim_of(row).jurisdiction for row in shown}, substances, known)
    return ClaimsPage(
        claims=[_beside(row, held, known) for row in shown], next=shown[-1].pk if len(rows) > limit else None
    )


def _published(place: Jurisdiction | None, substances: Sequence[Substance], known: datetime) -> QuerySet[Publication]:
    is_held = Q(claim__superseded_at=None) | Q(claim__superseded_at__gt=known)
    rows = Publication.objects.filter(is_held, closed=False, claim__recorded_at__lte=known)
    rows = rows.filter(claim__substance__in=[one.pk for one in substances])
    if place:
        rows = rows.filter(claim__jurisdiction=place)
    return rows.select_related("claim__substance", "claim__jurisdiction__parent", "change__observation")


def _beside(row: Publication, held: Held, known: datetime) -> ClaimBeside:
    claim = _claim_of(row)
    place, substance = claim.jurisdiction, claim.substance
    rules = held.rules_of(place, substance)
    return beside(row, timeline(held, place, substance), rules, place.local_day(known))


def _claim_of(row: Publication) -> Claim:
    if row.claim is None:
        raise TypeError("a publication of a claim has one")
    return row.claim
