"""Disagreements: the claims of others that say otherwise than the record, and what the record rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker.catalog.models import Jurisdiction, Substance
from tracker.catalog.read import read_counties
from tracker.lookup.claims import Agreement, ClaimRow, ComparedClaim, claims_of, compare_claim
from tracker.lookup.periods import periods
from tracker.lookup.spoken import claim_in_words
from tracker.lookup.words import LABELS
from tracker.record.held import Held, held_for
from tracker.record.labels import answer_on
from tracker.record.models import Claim


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """One claim that differs: what it says, which labels we give for the days it speaks of, and by which laws.

    `today` is the label of today where it is none of these, else "": nobody shall take what was for what is.
    """

    compared: ComparedClaim
    place: Jurisdiction
    substance: Substance
    says: str
    labels: tuple[str, ...]
    laws: tuple[str, ...]
    today: str


def disagreements(substances: Iterable[Substance], known: datetime) -> list[Disagreement]:
    """Return the claims held at the moment that differ from the record, by place, the newest first in each."""
    wanted = {one.pk: one for one in substances}
    claimed = Claim.objects.held(known).filter(substance__in=wanted).values("jurisdiction")
    places = {place.pk: place for place in Jurisdiction.objects.filter(pk__in=claimed).select_related("parent")}
    read_counties(places.values())
    held = held_for(places.values(), wanted.values(), known)
    rows = claims_of([place.ocd_id for place in places.values()], known)
    by_cell: dict[tuple[int, int], list[ClaimRow]] = {}
    for row in rows:
        if row.substance_id in wanted:
            by_cell.setdefault((row.jurisdiction_id, row.substance_id), []).append(row)
    found = [
        one
        for (place, substance), some in by_cell.items()
        for one in _differing(held, places[place], wanted[substance], some, known)
    ]
    return sorted(found, key=lambda one: one.place.ocd_id)


def _differing(
    held: Held, place: Jurisdiction, substance: Substance, rows: Iterable[ClaimRow], known: datetime
) -> Iterable[Disagreement]:
    ours, rules = periods(held, place, substance), list(held.rules_of(place, substance))
    today = place.local_day(known)
    now = LABELS[answer_on(held, place, substance, today).label]
    for row in rows:
        one = compare_claim(row, ours, rules, today)
        if one.agreement is Agreement.DIFFERS:
            days = [period.begins or date.min for period in one.disputes]
            deciding = [rule for day in days for rule in answer_on(held, place, substance, day).deciding]
            ours_then = tuple(dict.fromkeys(LABELS[period.label] for period in one.disputes))
            yield Disagreement(
                compared=one,
                place=place,
                substance=substance,
                says=claim_in_words(one.claim) or one.claim.words,
                labels=ours_then,
                laws=tuple(dict.fromkeys(rule.instrument.citation for rule in deciding)),
                today="" if now in ours_then else now,
            )
