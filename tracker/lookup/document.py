"""The answer of the API, field by field: its shape is a promise to those who call it."""

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import BaseModel, Field

from tracker.catalog.models import Jurisdiction
from tracker.lookup.answer import PlaceAnswer
from tracker.lookup.borders import Beyond, border_flags
from tracker.lookup.claims import Agreement, ComparedClaim
from tracker.lookup.confidence import AnswerConfidence
from tracker.lookup.flags import Flag
from tracker.lookup.law_text import text_of
from tracker.lookup.links import web_address
from tracker.lookup.words import FLAGS
from tracker.record.rows import RuleRow
from tracker.vocabulary import Activity, Effect, Freshness, Label, Level, Standing

FLAGS_MEAN = "What to mind beside the label. " + " ".join(f"`{flag}`: {FLAGS.english[flag]}" for flag in Flag)


class PlaceDocument(BaseModel):
    """A place: its Open Civic Data id, name and kind of government."""

    id: str
    name: str
    level: Level


class BeyondDocument(PlaceDocument):
    """What a ZIP code or a tribe reaches into beside the place: its label by substance, and for which it is stricter.

    `in_full` is the name with the state's.
    """

    in_full: str
    labels: dict[str, Label]
    stricter: list[str]


class MatchDocument(PlaceDocument):
    """A place that the words can mean, with the name that tells it from its namesakes: `Springfield, Illinois`."""

    in_full: str


class ReasonDocument(BaseModel):
    """A law behind an answer, in its own words. The days may be partial: `2018-08`, `2016`.

    `standing` is where the law stands in its life on the day. `last_checked` is the last good reading of the source
    `checked_by`, null where that was never read well.
    """

    text: str
    citation: str
    level: Level
    valid_from: str | None
    valid_to: str | None
    standing: Standing | None
    url: str | None
    checked_by: str | None
    last_checked: datetime | None
    freshness: Freshness


class NextChangeDocument(BaseModel):
    """The next day on which the label will be another, by what is on record."""

    on: date
    label: Label


class AnswerDocument(BaseModel):
    """What holds for one substance. `confidence` and `last_checked` are null where nothing on record decides."""

    substance: str
    label: Label
    activities: dict[Activity, Effect]
    minimum_age: int | None
    reasons: list[ReasonDocument]
    flags: list[Flag] = Field(description=FLAGS_MEAN)
    confidence: AnswerConfidence | None
    last_checked: datetime | None
    freshness: Freshness
    next_change: NextChangeDocument | None


class LookupDocument(BaseModel):
    """What the law was `on` a day by what was `known` at a moment; `matches` only where the place is ambiguous.

    `note` is what a reader must know of how the place was found, such as that it is only spelt nearly so. A law begins
    at midnight in the one `time_zone` of the place; of a state with several, that is the one it is listed under.
    `reaches` are the other counties that a ZIP code is known to lie in, of which there may be more, or the states in
    which a tribe has land.
    """

    on: date
    time_zone: str | None
    known: datetime
    place: PlaceDocument | None
    matches: list[MatchDocument]
    note: str
    reaches: list[BeyondDocument]
    answers: list[AnswerDocument]


class ClaimDocument(BaseModel):
    """Who says what of a place, in whose words and word for it; `compared` says how it stands to what we hold."""

    jurisdiction: str
    substance: str
    says: str
    words: str
    claimant: str
    url: str | None
    made_on: str | None
    confidence: str | None
    compared: Agreement


class ClaimsDocument(BaseModel):
    """The claims about one place or all, by what was `known` at a moment; they decide nothing. `next`: page on."""

    known: datetime
    place: PlaceDocument | None
    matches: list[MatchDocument]
    note: str
    claims: list[ClaimDocument]
    next: int | None


class AuditHeadDocument(BaseModel):
    """The newest of the chained decisions; `verify --anchor SHA256` tells later whether the chain still holds it."""

    sha256: str
    decisions: int
    decided_at: datetime | None


class ProblemDocument(BaseModel):
    """Why a question has no answer (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def place_document(place: Jurisdiction) -> PlaceDocument:
    """Return the place as the API shows it."""
    return PlaceDocument(id=place.ocd_id, name=place.name, level=Level(place.level))


def beyond_document(side: Beyond) -> BeyondDocument:
    """Return what lies across a border, as the API shows it."""
    return BeyondDocument(
        **place_document(side.place).model_dump(),
        in_full=side.place.in_full(),
        labels={substance.slug: label for substance, label in side.labels},
        stricter=[substance.slug for substance in side.stricter],
    )


def match_document(place: Jurisdiction) -> MatchDocument:
    """Return one of several places as the API shows it."""
    return MatchDocument(id=place.ocd_id, name=place.name, level=Level(place.level), in_full=place.in_full())


def answer_document(answer: PlaceAnswer, sides: Sequence[Beyond] = ()) -> AnswerDocument:
    """Return the answer as the API shows it, with `sides` across the borders of the ZIP code that was asked for."""
    following = answer.next_change
    return AnswerDocument(
        substance=answer.substance.slug,
        label=answer.label,
        activities=dict(answer.activities),
        minimum_age=answer.minimum_age,
        reasons=_reasons(answer),
        flags=[*answer.flags, *border_flags(answer.place, sides, answer.substance)],
        confidence=answer.confidence,
        last_checked=answer.last_checked,
        freshness=answer.freshness,
        next_change=following and NextChangeDocument(on=following[0], label=following[1]),
    )


def _reasons(answer: PlaceAnswer) -> list[ReasonDocument]:
    """Return each law once, the strictest first: many cells of one law share its words and days."""
    reasons: list[ReasonDocument] = []
    for rule in answer.reasons:
        if (reason := _reason(answer, rule)) not in reasons:
            reasons.append(reason)
    return reasons


def _reason(answer: PlaceAnswer, rule: RuleRow) -> ReasonDocument:
    trail = answer.trails.get(rule.pk)
    return ReasonDocument(
        text=text_of(answer, rule, [rule]),
        citation=rule.instrument.citation,
        level=Level(rule.jurisdiction.level),
        valid_from=rule.valid_from or None,
        valid_to=rule.valid_to or None,
        standing=answer.standing_of(rule),
        url=web_address(rule.instrument.url) or None,
        checked_by=trail.source.slug if trail else None,
        last_checked=trail.checked_at if trail else None,
        freshness=trail.freshness(answer.known, rule.instrument.kind) if trail else Freshness.UNVERIFIED,
    )


def claim_document(place: Jurisdiction, compared: ComparedClaim) -> ClaimDocument:
    """Return the claim as the API shows it."""
    claim = compared.claim
    return ClaimDocument(
        jurisdiction=place.ocd_id,
        substance=claim.substance,
        says=claim.says,
        words=claim.words,
        claimant=claim.claimant,
        url=compared.url or None,
        made_on=claim.made_on or None,
        confidence=claim.confidence or None,
        compared=compared.agreement,
    )
