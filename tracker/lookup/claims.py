"""Claims beside the record: who says what of a place, and whether that differs from what we hold of those days."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet

from tracker.lookup.links import web_address
from tracker.lookup.periods import Period
from tracker.prepared import Values, ask
from tracker.record.days import earliest, latest
from tracker.record.rows import RuleRow
from tracker.review.baseline.claim import parts_of
from tracker.review.baseline.row import Status
from tracker.review.models import Publication
from tracker.substances import REFERENCE_FORMS
from tracker.vocabulary import Activity, Form, Label

BANS = frozenset({Label.PROHIBITED, Label.SALE_PROHIBITED})
LIMITS = frozenset({Label.REGULATED, Label.AGE_RESTRICTED})

FAMILIES: Mapping[str, frozenset[Label]] = {
    Status.SCHEDULE_I: frozenset({Label.PROHIBITED}),
    Status.PROHIBITED: BANS,
    Status.KCPA: LIMITS,
    Status.AGE_ONLY: LIMITS,
    Status.REGULATED: LIMITS | {Label.PRESCRIPTION_ONLY},
    Status.UNREGULATED: frozenset({Label.UNREGULATED}),
}
"""The labels that agree with a word of the baseline. Any other word is compared where it is one label or several."""
COMPARABLE = frozenset(Label) - {Label.UNKNOWN}

PENDING = "pending"  # of a law that is none yet, before its words

OF_PRODUCTS = frozenset({Status.KCPA, Status.AGE_ONLY, Status.REGULATED})


class Agreement(StrEnum):
    """How a claim stands to what we hold of the days that it speaks of."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT_BE_COMPARED = "cannot be compared"


class ClaimRow(NamedTuple):
    """A claim, with the page and the words that it was read from; its other fields are told at `Claim`."""

    pk: int
    jurisdiction_id: int
    substance_id: int
    substance: str
    says: str
    words: str
    claimant: str
    url: str
    made_on: str
    confidence: str
    quote: str
    page_id: int


READ_FROM = ("change__observation__quote", "change__observation__page")
COLUMNS = (
    *(f"claim__{name}" for name in ("pk", "jurisdiction", "substance", "substance__slug", *ClaimRow._fields[4:-2])),
    *READ_FROM,
)


@dataclass(frozen=True, kw_only=True)
class ComparedClaim:
    """A claim, its live address or "", and how it stands to the record.

    `disputes` are the periods of the label that it speaks of and contradicts.
    """

    claim: ClaimRow
    url: str
    agreement: Agreement
    disputes: tuple[Period, ...]


def claims_of(ocd_ids: Collection[str], known: datetime) -> list[ClaimRow]:
    """Return the claims held of these places at the moment, the newest first, in one query."""
    return [ClaimRow._make(row) for row in ask(_claims, ocd_ids, moment=known)]


def held_claims(moment: datetime) -> QuerySet[Publication]:
    """Return the publications of the claims that were held at the moment."""
    is_held = Q(claim__superseded_at=None) | Q(claim__superseded_at__gt=moment)
    return Publication.objects.filter(is_held, closed=False, claim__recorded_at__lte=moment)


def _claims(moment: datetime) -> Values:
    of_places = held_claims(moment).filter(claim__jurisdiction__ocd_id__in=[""])
    return of_places.order_by("-claim__made_on", "claim__key").values_list(*COLUMNS)


def compare_claim(claim: ClaimRow, periods: Sequence[Period], rules: Iterable[RuleRow], today: date) -> ComparedClaim:
    """Return the claim against the label's periods of its place and substance. `today` is the last day it can mean.

    Where the rules that were taken from its words speak of neither sale nor possession (a ban of serving, say), its
    word is no word for the label and cannot be compared.
    """
    taken = {rule.activity for rule in rules if claim.quote in rule.words.splitlines()}
    is_narrow = bool(taken) and taken.isdisjoint((Activity.SALE, Activity.POSSESSION))
    agreement, disputes = (Agreement.CANNOT_BE_COMPARED, ()) if is_narrow else _compared(claim, periods, today)
    return ComparedClaim(claim=claim, url=web_address(claim.url), agreement=agreement, disputes=disputes)


def _compared(claim: ClaimRow, periods: Sequence[Period], today: date) -> tuple[Agreement, tuple[Period, ...]]:
    """Return how the claim stands to the periods it may speak of: it differs where none of them agrees with it.

    A claim of "2026" may mean any day of the year, so one day on which it is right is enough. Beside an unknown nothing
    can be compared.
    """
    family, days = _family(claim), _days(claim, today)
    if family is None or days is None:
        return Agreement.CANNOT_BE_COMPARED, ()
    spoken_of = tuple(period for period in _reaching_back(periods) if period.overlaps(*days))
    if any(period.label in family for period in spoken_of):
        return Agreement.AGREES, ()
    if any(period.label is Label.UNKNOWN for period in spoken_of):
        return Agreement.CANNOT_BE_COMPARED, ()
    return Agreement.DIFFERS, spoken_of


def _reaching_back(periods: Sequence[Period]) -> Iterator[Period]:
    """Yield the periods, but for an unknown that a law without a first day ends: that law stands in its place.

    The law did not begin with the report that we have of it, so a claim made a little earlier is held against it.
    """
    for before, period, following in zip((None, *periods), periods, (*periods[1:], None), strict=False):
        if before and before.label is Label.UNKNOWN and not period.is_dated:
            yield replace(period, begins=before.begins)
        elif period.label is not Label.UNKNOWN or following is None or following.is_dated:
            yield period


def _family(claim: ClaimRow) -> frozenset[Label] | None:
    """Return the labels that agree with the claim, or None where its words mean none.

    What limits products does not say which of them: of a concentrate, a cap may leave nothing that may be sold.
    """
    if parts_of(claim.words)[2].split("; ")[0] == PENDING:
        return None
    if claim.says in OF_PRODUCTS and REFERENCE_FORMS[claim.substance] is not Form.LEAF:
        return None
    words = set(claim.says.split())
    return frozenset(map(Label, words)) if words and words <= COMPARABLE else FAMILIES.get(claim.says)


def _days(claim: ClaimRow, today: date) -> tuple[date, date] | None:
    """Return the first and last day that the claim may speak of, or None where it names none.

    It speaks of the day it was made, unless the law that it reports had not begun or was over by then.
    """
    begins, ends, _ = parts_of(claim.words)
    first, last = earliest(claim.made_on), latest(claim.made_on)
    if first is None or last is None:
        first, last = earliest(begins), latest(begins)
    if first is None or last is None:
        return None
    if (starts := latest(begins)) and starts > first:
        first, last = starts, max(starts, last)
    elif (stops := earliest(ends)) and stops < last:
        first, last = min(first, stops), stops
    return first, max(first, min(last, today))
