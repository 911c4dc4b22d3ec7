"""What a page can be read to say: of a law, a notice, a bill, somebody's claim, or that a list does not name it.

Part of the contract: import these from `tracker.contract`.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from tracker.vocabulary import (
    Activity,
    BillStage,
    Comparison,
    ConditionKind,
    Effect,
    Form,
    InstrumentKind,
    Naming,
    Needs,
    NoticeKind,
    Reach,
    Standing,
    SubjectKind,
)

PartialDay = Annotated[str, Field(pattern=r"^([1-9]\d{3}(-\d{2}(-\d{2})?)?)?$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A quantity: `amount` of `unit` (percent, mg, ratio …), measured on `basis` (dry weight, alkaloids, serving …)."""

    comparison: Comparison
    amount: str
    unit: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """What a rule turns on: it holds where any, or all, of the limits are met. One may be a threshold in turn."""

    needs: Needs
    limits: "tuple[Limit | Threshold, ...]"


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
    must have been adopted to stand. `activities` are those it speaks of: a law that leaves the sale to the state alone
    lets a city forbid possession.
    """

    activities: tuple[Activity, ...]
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
    """What a page says of one action of an agency. `charge` is the agency's word for what is wrong.

    `effective_on` and `comments_until` (the last day for comments) may lie ahead. `replaces` are the references under
    which the same action stood before: a recall gets its number late, an announcement is issued again.
    """

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
    effective_on: PartialDay = ""
    comments_until: PartialDay = ""
    replaces: tuple[str, ...] = ()
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

reading_type: TypeAdapter[Law | Notice | Bill | Claim | Absence] = TypeAdapter(Reading)
threshold_type: TypeAdapter[Threshold] = TypeAdapter(Threshold)
cell_type: TypeAdapter[Cell] = TypeAdapter(Cell)
notice_type: TypeAdapter[Notice] = TypeAdapter(Notice)
bill_type: TypeAdapter[Bill] = TypeAdapter(Bill)
claim_type: TypeAdapter[Claim] = TypeAdapter(Claim)
