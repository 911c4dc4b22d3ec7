"""Tables: the published record row by row, as the API lists it and the bulk files hold it.

What is private, and whose words are another's (claims, quotes), is not here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Prefetch, Q, QuerySet
from django.utils.translation import gettext
from pydantic import BaseModel

from tracker.catalog.models import Jurisdiction, Substance
from tracker.evidence.models import Source
from tracker.lookup.asked import BadQuestion
from tracker.lookup.records import (
    BillRecord,
    ChangeRecord,
    JurisdictionRecord,
    NoticeRecord,
    PreemptionRecord,
    RuleRecord,
    SourceRecord,
    SubstanceRecord,
)
from tracker.record.models import Bill, Notice, Preemption, Rule
from tracker.record.stamp import GAZETTEER, WHOLE
from tracker.review.models import Change
from tracker.substances import REFERENCE_FORMS, SUBSTANCES
from tracker.vocabulary import Cause, ChangeState

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Row]):
    """A table: its rows in an order in which new ones come last, which are beyond a row's key, and what one row is.

    `stamp` is the row of the stamp that is renewed with whatever a record of it is made of.
    """

    record: type[BaseModel]
    rows: Callable[[], QuerySet[Row]]
    values: Callable[[Row], dict[str, Any]]
    beyond: Callable[[int], Q] = lambda after: Q(pk__gt=after)
    stamp: int = WHOLE

    def of(self, row: Row) -> BaseModel:
        """Return the record of a row: what it is told of the row, and for the rest the row's fields of that name."""
        told = self.values(row)
        fields = self.record.model_fields
        return self.record.model_validate({name: told[name] if name in told else getattr(row, name) for name in fields})


def _jurisdictions() -> QuerySet[Jurisdiction]:
    """Return the gazetteer: that each of its many rows could be asked for its relations costs thrice the reading."""
    counties = Prefetch("counties", Jurisdiction.objects.only("ocd_id"), to_attr="lies_in")
    return Jurisdiction.objects.annotate(parent_ocd_id=F("parent__ocd_id")).prefetch_related(counties).order_by("pk")


def _place(row: Any) -> dict[str, Any]:
    return {"jurisdiction": row.jurisdiction.ocd_id}


def _law(row: Rule | Preemption) -> dict[str, Any]:
    """Return what a row tells of the law that it is of, and of what."""
    law = row.instrument
    return {**_place(row), "substance": row.substance.slug, "citation": law.citation, "url": law.url}


def _published_after(after: int) -> Q:
    """Return what was published after a change, maybe opened before it. Raises BadQuestion where there is none."""
    if not after:
        return Q()
    last = Change.objects.filter(pk=after, state=ChangeState.PUBLISHED).first()
    if last is None:
        raise BadQuestion(gettext("%d is not the `next` of a page of changes.") % after)
    return Q(published_at__gt=last.published_at) | Q(published_at=last.published_at, pk__gt=after)


TABLES: Mapping[str, Table[Any]] = {
    "jurisdictions": Table(
        record=JurisdictionRecord,
        rows=_jurisdictions,
        values=lambda row: {
            "id": row.ocd_id,
            "parent": row.parent_ocd_id,
            "counties": [county.ocd_id for county in row.lies_in],
        },
        stamp=GAZETTEER,
    ),
    "substances": Table(
        record=SubstanceRecord,
        rows=lambda: Substance.objects.order_by("pk"),
        values=lambda row: {
            "id": row.slug,
            "names": SUBSTANCES[row.slug],
            "reference_form": REFERENCE_FORMS[row.slug],
        },
        stamp=GAZETTEER,
    ),
    "rules": Table(
        record=RuleRecord,
        rows=lambda: Rule.objects.select_related("jurisdiction", "substance", "instrument").order_by("pk"),
        values=lambda row: {
            **_law(row),
            "instrument_kind": row.instrument.kind,
            "reach": row.instrument.reach,
            "adopted_on": row.instrument.adopted_on,
        },
    ),
    "preemptions": Table(
        record=PreemptionRecord,
        rows=lambda: Preemption.objects.select_related("jurisdiction", "substance", "instrument").order_by("pk"),
        values=_law,
    ),
    "notices": Table(
        record=NoticeRecord,
        rows=lambda: Notice.objects.held().select_related("jurisdiction").order_by("pk"),
        values=_place,
    ),
    "bills": Table(
        record=BillRecord,
        rows=lambda: Bill.objects.held().select_related("jurisdiction").order_by("pk"),
        values=_place,
    ),
    "changes": Table(
        record=ChangeRecord,
        rows=lambda: (
            Change.objects.filter(state=ChangeState.PUBLISHED)
            .exclude(cause=Cause.BASELINE)
            .select_related("jurisdiction", "source")
            .order_by("published_at", "pk")
        ),
        beyond=_published_after,
        values=lambda row: {**_place(row), "source": row.source.slug, "corrects": row.corrects_id},
    ),
    "sources": Table(
        record=SourceRecord,
        rows=lambda: Source.objects.filter(declared=True).select_related("jurisdiction").order_by("pk"),
        values=lambda row: {**_place(row), "hours": row.every.total_seconds() / 3600},
    ),
}
