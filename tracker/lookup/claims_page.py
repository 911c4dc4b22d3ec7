"""The claims of one place or of all, a page at a time, each beside what we hold of the days it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tracker.catalog.models import Jurisdiction, Substance
from tracker.lookup.claims import COLUMNS, ClaimRow, ComparedClaim, compare_claim, held_claims
from tracker.lookup.periods import periods
from tracker.record.held import Held, held_for


@dataclass(frozen=True, kw_only=True)
class ClaimsPage:
    """Claims with the places they are about, in the order of their keys; `next` is None where no more follow."""

    claims: list[tuple[Jurisdiction, ComparedClaim]]
    next: int | None


NO_CLAIMS = ClaimsPage(claims=[], next=None)


def claims_page(
    place: Jurisdiction | None, substances: Sequence[Substance], known: datetime, after: int, limit: int
) -> ClaimsPage:
    """Return at most `limit` claims held at the moment of the place, or of all, whose keys come after the one given.

    The number of queries grows with neither the claims nor their places.
    """
    wanted = {one.pk: one for one in substances}
    about = Q(claim__jurisdiction=place) if place else Q()
    read = held_claims(known).filter(about, claim__pk__gt=after, claim__substance__in=wanted).order_by("claim__pk")
    rows = [ClaimRow._make(row) for row in read.values_list(*COLUMNS)[: limit + 1]]
    shown = rows[:limit]
    places = Jurisdiction.objects.select_related("parent").in_bulk({row.jurisdiction_id for row in shown})
    held = held_for(places.values(), substances, known)
    return ClaimsPage(
        claims=[_beside(row, places[row.jurisdiction_id], wanted, held, known) for row in shown],
        next=shown[-1].pk if len(rows) > limit else None,
    )


def _beside(
    claim: ClaimRow, place: Jurisdiction, substances: Mapping[int, Substance], held: Held, known: datetime
) -> tuple[Jurisdiction, ComparedClaim]:
    substance = substances[claim.substance_id]
    rules = held.rules_of(place, substance)
    return place, compare_claim(claim, periods(held, place, substance), rules, place.local_day(known))
