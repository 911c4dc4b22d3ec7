"""Records: what one row of each published table is, field by field. A field's description is the codebook."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from tracker.vocabulary import (
    Activity,
    Authority,
    BillStage,
    Cause,
    Confidence,
    Effect,
    Form,
    InstrumentKind,
    Level,
    NoticeKind,
    Reach,
    SubjectKind,
)

PartialDay = str
PlaceId = Annotated[str, Field(description="Open Civic Data id of the jurisdiction")]
Slug = Annotated[str, Field(description="slug of the substance")]
Slugs = Annotated[list[str], Field(description="slugs of the substances")]
SupersededAt = Annotated[datetime | None, Field(description="since when we no longer say so, or null")]


class JurisdictionRecord(BaseModel):
    """A government whose law applies somewhere."""

    id: str = Field(description="Open Civic Data id")
    name: str = Field(description="what it is called, without what it lies in")
    level: Level
    kind: str = Field(description="what it calls itself (city, township, borough), or empty")
    parent: str | None = Field(description="the id of the government above; a county's or place's is its state")
    counties: list[str] = Field(description="the ids of the counties that a place lies in, whose law reaches it, too")
    iso_3166: str = Field(description="ISO 3166 code, or empty")
    geoid: str = Field(description="GEOID of the US Census Bureau, digits with zeros in front, or empty")
    time_zone: str = Field(description="name in the IANA time zone database, by which its days begin")


class SubstanceRecord(BaseModel):
    """A watched substance and its products."""

    id: str = Field(description="slug of the substance")
    name: str
    names: list[str] = Field(description="what laws, notices and bills call it")
    reference_form: Form = Field(description="the product form that the label speaks of")


class RuleRecord(BaseModel):
    """One cell of the law, as it was recorded; superseded ones too."""

    id: int = Field(description="number of the rule; a rule is never changed, but superseded by another")
    jurisdiction: PlaceId
    substance: Slug
    form: Form = Field(description="product form the rule speaks of")
    threshold: dict[str, Any] | None = Field(description="the quantity above which the rule holds, or null")
    activity: Activity = Field(description="what the rule forbids, allows or ties to conditions")
    effect: Effect = Field(description="what the rule says of the activity")
    conditions: list[dict[str, Any]] = Field(description="duties of a conditional rule")
    citation: str = Field(description="what the law is called")
    instrument_kind: InstrumentKind = Field(description="what the law is; a finding is that no law was found")
    reach: Reach = Field(description="the land it is law on: the whole, or a county's only outside its cities")
    adopted_on: PartialDay = Field(description="day on which the law was adopted, maybe partial, or empty")
    url: str = Field(description="where the law, or who reports it, is published, or empty")
    confidence: Confidence = Field(description="confirmed by a person in the law itself, or reported by others")
    valid_from: PartialDay = Field(description="first day in law, maybe partial (2018-08), or empty")
    valid_to: PartialDay = Field(description="first day no longer in law, maybe partial, or empty")
    counts_from: date | None = Field(description="first day that the label counts it; null for always")
    counts_to: date | None = Field(
        description="first day that the label no longer counts it; null for no end. What does not prohibit and ends on "
        "a partial day counts on until a rule of the same jurisdiction and activity begins, within that partial day"
    )
    recorded_at: datetime = Field(description="since when we say so")
    superseded_at: SupersededAt


class PreemptionRecord(BaseModel):
    """That a law leaves the governments below nothing to say of activities; superseded ones too."""

    id: int = Field(description="number of the preemption")
    jurisdiction: PlaceId
    substance: Slug
    activities: list[Activity] = Field(description="the activities on which local law is void")
    saves: list[str] = Field(description="ids of the jurisdictions whose law stands all the same")
    saves_before: PartialDay = Field(description="law adopted before that day stands, too; maybe partial, or empty")
    citation: str = Field(description="what the law is called")
    url: str = Field(description="where the law, or who reports it, is published, or empty")
    valid_from: PartialDay = Field(description="first day in law, maybe partial (2018-08), or empty")
    valid_to: PartialDay = Field(description="first day no longer in law, maybe partial, or empty")
    counts_from: date | None = Field(description="first day that the label counts it; null for always")
    counts_to: date | None = Field(description="first day that the label no longer counts it; null for no end")
    recorded_at: datetime = Field(description="since when we say so")
    superseded_at: SupersededAt


class NoticeRecord(BaseModel):
    """An action of an agency that is on record now."""

    id: int = Field(description="number of the notice as it is on record; another one when it is amended")
    jurisdiction: PlaceId
    kind: NoticeKind = Field(description="what the agency did")
    reference: str = Field(description="the agency's own number or name for it")
    title: str = Field(description="what the agency calls it")
    firm: str = Field(description="whom it concerns, or empty")
    product: str = Field(description="what it concerns, or empty")
    charge: str = Field(description="the agency's word for what is wrong, or empty")
    issued_on: PartialDay = Field(description="day of issue, maybe partial, or empty")
    updated_on: PartialDay = Field(description="day of the agency's last word on it, maybe partial, or empty")
    url: str = Field(description="where it, or who reports it, is published, or empty")
    substances: Slugs


class BillRecord(BaseModel):
    """A proposal that is not law, as it stands now."""

    id: int = Field(description="number of the bill as it is on record; another one when it moves")
    jurisdiction: PlaceId
    session: str = Field(description="the session of the legislature")
    identifier: str = Field(description="the legislature's number for it")
    title: str = Field(description="what the legislature calls it")
    stage: BillStage = Field(description="how far it has come")
    introduced_on: PartialDay = Field(description="day of its introduction, maybe partial, or empty")
    latest_action: str = Field(description="what was last done with it, in the legislature's words, or empty")
    latest_action_on: PartialDay = Field(description="the day of that, maybe partial, or empty")
    url: str = Field(description="where it, or who reports it, is published, or empty")
    substances: Slugs


class ChangeRecord(BaseModel):
    """A published change of the record, the latest last; what was taken over at the beginning is left out."""

    id: int = Field(description="number of the change, given when it was first seen")
    jurisdiction: PlaceId
    kind: SubjectKind = Field(description="what changed")
    subject: str = Field(description="of which law, notice, bill or claim: its citation, reference or number")
    source: str = Field(description="slug of the source that shows it")
    cause: Cause = Field(description="how it was noticed")
    corrects: int | None = Field(description="id of the change that it puts right, or null")
    published_at: datetime = Field(description="since when the record says so")


class SourceRecord(BaseModel):
    """A source that is read."""

    id: int = Field(description="number of the source")
    slug: str = Field(description="short name of the source")
    jurisdiction: PlaceId
    publisher: str = Field(description="who publishes it")
    authority: Authority = Field(description="primary makes the law, official reports its own, secondary others' law")
    urls: list[str] = Field(description="the addresses that are read")
    hours: float = Field(description="hours between two readings")
    health: str = Field(description="the last outcome, or unread")
    last_good_at: datetime | None = Field(description="when it was last read well, or null")
