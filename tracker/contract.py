"""All that crosses the border between the scrapers and the tracker: frozen values, checked when they are read back.

A day is a *partial day*: "2025-08-01", "2018-08", "2016", or "" where the source names none. Moments are aware and UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from tracker.vocabulary import (
    Activity,
    Authority,
    BillStage,
    Comparison,
    ConditionKind,
    Effect,
    Form,
    InstrumentKind,
    Naming,
    Needs,
    NoticeKind,
    Outcome,
    Reach,
    Standing,
    SubjectKind,
)

PartialDay = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, kw_only=True)
class Between:
    """A floor and a ceiling, both inclusive. Outside them a reading is suspect."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address that a source is read from, and what must stand there for the answer to count as that page."""

    url: str
    landmark: str
    entries: Between | None = None
    form: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """One publisher's pages, as its spider file declares them.

    `observations` bounds what a good reading finds in all; `first_read` is the day a person first compared a reading
    with the real page, or None while nobody could.
    """

    slug: str
    jurisdiction: str
    publisher: str
    authority: Authority
    every: timedelta
    addresses: tuple[Address, ...]
    observations: Between
    first_read: date | None


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A quantity: `amount` of `unit` (percent, mg, ratio …), measured on `basis` (dry weight, alkaloids, serving …)."""

    comparison: Comparison
    amount: str
    unit: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """What a rule turns on: it holds where any, or all, of the limits are passed."""

    needs: Needs
    limits: tuple[Limit, ...]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One duty of a conditional rule, beside the law's own words: `amount` of `unit`, measured on `basis`."""

    kind: ConditionKind
    amount: str
    unit: str
    basis: str = ""
    words: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What an instrument says of one substance, form and activity, and for which days."""

    substance: str
    form: Form
    threshold: Threshold | None
    activity: Activity
    effect: Effect
    conditions: tuple[Condition, ...]
    valid_from: PartialDay
    valid_to: PartialDay


@dataclass(frozen=True, kw_only=True)
class Preemption:
    """That a law leaves nothing to the governments below: it voids their rules on its substances on these days.

    `saves` are the OCD ids of governments whose own law it lets stand, `saves_before` the day before which a local law
    must have been adopted to stand.
    """

    saves: tuple[str, ...]
    saves_before: PartialDay
    valid_from: PartialDay
    valid_to: PartialDay
    words: str


@dataclass(frozen=True, kw_only=True)
class Law:
    """What a page says of one instrument and the substances it names. A mere mention has no cells.

    `spoken_on` is the day that a report speaks of, or "" where that is the day it was seen. `standing` is None where
    the page does not say; the cells' own days tell *not yet* from *no longer* in any case.
    """

    jurisdiction: str
    instrument_kind: InstrumentKind
    citation: str
    title: str
    url: str
    naming: Naming
    substances: tuple[str, ...]
    cells: tuple[Cell, ...]
    reach: Reach = Reach.WHOLE
    standing: Standing | None = None
    adopted_on: PartialDay = ""
    signed_on: PartialDay = ""
    filed_on: PartialDay = ""
    preemption: Preemption | None = None
    spoken_on: PartialDay = ""
    kind: Literal["law"] = "law"

    @property
    def subject(self) -> str:
        """What names this law within its jurisdiction: the citation."""
        return self.citation


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a page says of one action of an agency. `charge` is the agency's word for what is wrong."""

    jurisdiction: str
    notice_kind: NoticeKind
    reference: str
    title: str
    firm: str
    product: str
    charge: str
    issued_on: PartialDay
    updated_on: PartialDay
    url: str
    substances: tuple[str, ...]
    kind: Literal["notice"] = "notice"

    @property
    def subject(self) -> str:
        """What names this notice within its jurisdiction: its kind and reference."""
        return f"{self.notice_kind} {self.reference}"


@dataclass(frozen=True, kw_only=True)
class Bill:
    """What a page says of one proposal that is not law."""

    jurisdiction: str
    session: str
    identifier: str
    title: str
    stage: BillStage
    introduced_on: PartialDay
    latest_action: str
    latest_action_on: PartialDay
    url: str
    substances: tuple[str, ...]
    kind: Literal["bill"] = "bill"

    @property
    def subject(self) -> str:
        """What names this bill within its jurisdiction: the session (one word) and the bill's identifier."""
        return f"{self.session} {self.identifier}"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who says what of one place and substance, and how surely. It decides nothing; `key` names it among all claims."""

    jurisdiction: str
    substance: str
    key: str
    says: str
    words: str
    claimant: str
    url: str
    made_on: PartialDay
    confidence: str
    kind: Literal["claim"] = "claim"

    @property
    def subject(self) -> str:
        """What names this claim: its key."""
        return self.key

    @property
    def substances(self) -> tuple[str, ...]:
        """The one substance, as the other readings have theirs."""
        return (self.substance,)


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A list that was read whole and does not name the subject: its length, and the hash of its normalised text."""

    subject_kind: SubjectKind
    jurisdiction: str
    entries: int
    list_sha256: Sha256
    kind: Literal["absence"] = "absence"


Reading = Annotated[Law | Notice | Bill | Claim | Absence, Field(discriminator="kind")]

SUBJECT_KINDS = {
    Law: SubjectKind.INSTRUMENT,
    Notice: SubjectKind.NOTICE,
    Bill: SubjectKind.BILL,
    Claim: SubjectKind.CLAIM,
}


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What one page says of one subject: word for word in `quote`, in our vocabulary in `reading`.

    `subject` names the law, notice or bill the same way on every visit, as the reading's own `subject` does; `text` is
    the normalised text that matters for it, which is what two visits are compared by.
    """

    subject: str
    page: Sha256
    url: str
    quote: str
    text: str
    reading: Reading

    @property
    def kind(self) -> SubjectKind:
        """What the subject is: an instrument, a notice, a bill or a claim."""
        if isinstance(self.reading, Absence):
            return self.reading.subject_kind
        return SUBJECT_KINDS[type(self.reading)]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer as it was received: `sha256` names its bytes, `text` is the normalised part that matters.

    `url` is the declared address and `fetched_from` where it was really read (a mirror, a stand-in); `request_sha256`
    is the hash of a POST body, else "". `same` says that the server answered 304 for the bytes we held.
    """

    url: str
    fetched_from: str
    method: str
    request_sha256: str
    status: int
    headers: tuple[tuple[str, str], ...]
    media_type: str
    sha256: Sha256
    size: int
    text: str
    seen_at: datetime
    same: bool


@dataclass(frozen=True, kw_only=True)
class RecalledPage:
    """A page we hold: its bytes and what a conditional request or a re-read needs (RFC 9110, section 13)."""

    body: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    seen_at: datetime


@dataclass(frozen=True, kw_only=True)
class CrawlResult:
    """One reading of one source, with its typed outcome. `size` is in bytes on the wire, `seconds` are wall time."""

    source: str
    outcome: Outcome
    reason: str
    seen_at: datetime | None
    requests: int
    size: int
    seconds: float
    suspect: tuple[str, ...]
    retry_after: datetime | None
    pages: tuple[Page, ...]
    observations: tuple[Observation, ...]


reading_type: TypeAdapter[Law | Notice | Bill | Claim | Absence] = TypeAdapter(Reading)
threshold_type: TypeAdapter[Threshold] = TypeAdapter(Threshold)
cell_type: TypeAdapter[Cell] = TypeAdapter(Cell)
notice_type: TypeAdapter[Notice] = TypeAdapter(Notice)
bill_type: TypeAdapter[Bill] = TypeAdapter(Bill)
claim_type: TypeAdapter[Claim] = TypeAdapter(Claim)
result_type: TypeAdapter[CrawlResult] = TypeAdapter(CrawlResult)
