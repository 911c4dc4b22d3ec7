"""Tables: the published record row by row, as the API lists it and the bulk files hold it.

A field's description is the codebook. What is private, and whose words are another's (claims, quotes), is not here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from pydantic import BaseModel, Field

from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.record.models import Bill, Notice, Rule
from tracker.review.models import Change
from tracker.vocabulary import Cause, ChangeState

PartialDay = str
Row = TypeVar("Row", bound=Model)


class JurisdictionRecord(BaseModel):
    """A government whose law applies somewhere."""

    id: str = Field(description="Open Civic Data id")
    name: str
    level: str = Field(description="country, state, district, territory, tribal, county or place")
    parent: str | None = Field(description="the id of the government above; a county's or place's is its state")
    iso_3166: str = Field(description="ISO 3166 code, or empty")
    geoid: str = Field(description="GEOID of the US Census Bureau, or empty")
    time_zone: str = Field(description="name in the IANA time zone database")


class RuleRecord(BaseModel):
    """One cell of the law, as it was recorded; superseded ones too."""

    id: int
    jurisdiction: str = Field(description="Open Civic Data id")
    substance: str = Field(description="slug of the substance")
    form: str = Field(description="product form the rule speaks of: any, leaf, extract, concentrate, synthetic")
    threshold: dict[str, Any] | None = Field(description="the quantity above which the rule holds, or null")
    activity: str = Field(description="possession, sale, shipment, manufacture, serving, import or export")
    effect: str = Field(description="prohibited, prescription_only, conditional, allowed or unknown")
    conditions: list[dict[str, Any]] = Field(description="duties of a conditional rule")
    citation: str = Field(description="what the law is called")
    instrument_kind: str = Field(description="statute, regulation, ordinance, finding and so on")
    url: str = Field(description="where the law, or who reports it, is published")
    confidence: str = Field(description="confirmed by a person in the law itself, or reported by others")
    valid_from: PartialDay = Field(description="first day in law, maybe partial (2018-08), or empty")
    valid_to: PartialDay = Field(description="first day no longer in law, maybe partial, or empty")
    counts_from: date | None = Field(description="first day that the label counts it; null for always")
    counts_to: date | None = Field(description="first day that the label no longer counts it; null for no end")
    recorded_at: datetime = Field(description="since when we say so")
    superseded_at: datetime | None = Field(description="since when we no longer say so, or null")


class NoticeRecord(BaseModel):
    """An action of an agency that is on record now."""

    id: int
    jurisdiction: str = Field(description="Open Civic Data id")
    kind: str
    reference: str = Field(description="the agency's own number or name for it")
    title: str
    firm: str
    product: str
    charge: str = Field(description="the agency's word for what is wrong")
    issued_on: PartialDay
    updated_on: PartialDay
    url: str
    substances: list[str]


class BillRecord(BaseModel):
    """A proposal that is not law, as it stands now."""

    id: int
    jurisdiction: str = Field(description="Open Civic Data id")
    session: str
    identifier: str
    title: str
    stage: str
    introduced_on: PartialDay
    latest_action: str
    latest_action_on: PartialDay
    url: str
    substances: list[str]


class ChangeRecord(BaseModel):
    """A published change of the record; what was taken over at the beginning is left out."""

    id: int
    jurisdiction: str = Field(description="Open Civic Data id")
    kind: str = Field(description="instrument, notice, bill or claim")
    subject: str
    source: str = Field(description="slug of the source")
    cause: str = Field(description="crawl, reread or hand")
    corrects: int | None = Field(description="id of the change that it puts right, or null")
    published_at: datetime


class SourceRecord(BaseModel):
    """A source that is read."""

    id: int
    slug: str
    jurisdiction: str = Field(description="Open Civic Data id")
    publisher: str
    authority: str = Field(description="primary, official or secondary")
    urls: list[str]
    hours: float = Field(description="hours between two readings")
    health: str = Field(description="the last outcome, or unread")
    last_good_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Row]):
    """A table: its rows in the order of their keys, and what one row is."""

    record: type[BaseModel]
    rows: Callable[[], QuerySet[Row]]
    values: Callable[[Row], dict[str, Any]]

    def of(self, row: Row) -> BaseModel:
        """Return the record of a row."""
        return self.record.model_validate({**_plain(row, self.record), **self.values(row)})


def _plain(row: Model, record: type[BaseModel]) -> dict[str, Any]:
    """Return the fields that the row and the record share by name."""
    return {name: getattr(row, name) for name in record.model_fields if hasattr(row, name)}


def _place(row: Any) -> dict[str, Any]:
    return {"jurisdiction": row.jurisdiction.ocd_id}


TABLES: Mapping[str, Table[Any]] = {
    "jurisdictions": Table(
        record=JurisdictionRecord,
        rows=lambda: Jurisdiction.objects.select_related("parent").order_by("pk"),
        values=lambda row: {"id": row.ocd_id, "parent": row.parent and row.parent.ocd_id},
    ),
    "rules": Table(
        record=RuleRecord,
        rows=lambda: Rule.objects.select_related("jurisdiction", "substance", "instrument").order_by("pk"),
        values=lambda row: {
            **_place(row),
            "substance": row.substance.slug,
            "citation": row.instrument.citation,
            "instrument_kind": row.instrument.kind,
            "url": row.instrument.url,
        },
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
            .order_by("pk")
        ),
        values=lambda row: {**_place(row), "source": row.source.slug, "corrects": row.corrects_id},
    ),
    "sources": Table(
        record=SourceRecord,
        rows=lambda: Source.objects.filter(declared=True).select_related("jurisdiction").order_by("pk"),
        values=lambda row: {**_place(row), "hours": row.every.total_seconds() / 3600},
    ),
}
