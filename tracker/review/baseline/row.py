"""The rows of the baseline's three files, read strictly: an unknown word is refused with its row and column.

Nothing parses the files' prose. What a rule turns on was coded by hand from the words beside it, in columns of their
own: `concentrate_sale`, `activity`, `instrument_kind` and `reach` of status.csv, what each side of a conflict says, and
the substances of both other files.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, with_config

from tracker.contract import PartialDay
from tracker.record.days import earliest
from tracker.substances import SUBSTANCES
from tracker.vocabulary import Activity, Effect, InstrumentKind, Label, Reach

FOLDER = Path(__file__).parent.parent / "data"


class BaselineRefused(Exception):
    """A file of the baseline holds what nobody understands; the message says in which row and column."""


class Status(StrEnum):
    """The status words of the file."""

    SCHEDULE_I = "prohibited_schedule_I"
    PROHIBITED = "prohibited_other"
    KCPA = "regulated_kcpa"
    AGE_ONLY = "regulated_age_only"
    REGULATED = "regulated_other"
    UNREGULATED = "legal_unregulated"
    UNCLEAR = "unclear"


class Action(StrEnum):
    """The words of the file for what an agency did."""

    IMPORT_ALERT = "import_alert"
    SEIZURE = "seizure"
    SAFETY_ADVISORY = "safety_advisory"
    STATEMENT = "statement"
    RECALL = "recall"
    MANDATORY_RECALL = "mandatory_recall"
    WARNING_LETTER = "warning_letter"
    PRESS_RELEASE = "press_release"
    SCHEDULING_RECOMMENDATION = "scheduling_recommendation"


def _on_the_calendar(partial: str) -> str:
    earliest(partial)
    return partial


def _watched(slug: str) -> str:
    if slug not in SUBSTANCES:
        raise ValueError(f"is none of {', '.join(SUBSTANCES)}")
    return slug


def _words(slugs: object) -> object:
    return slugs.split() if isinstance(slugs, str) else slugs


Day = Annotated[PartialDay, AfterValidator(_on_the_calendar)]
Slug = Annotated[str, AfterValidator(_watched)]
Slugs = Annotated[tuple[Slug, ...], Field(min_length=1), BeforeValidator(_words)]
Labels = Annotated[tuple[Label, ...], BeforeValidator(_words)]
Surety = Literal["high", "medium", "low"]
STRICT = ConfigDict(extra="forbid")


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class StatusRow:
    """One row of status.csv, and `quote`, the row as it stands there. `effective_to` is the last day, inclusive."""

    jurisdiction_code: str
    ocd_id: str
    geoid: str
    jurisdiction_name: str
    level: Literal["country", "state", "territory", "tribal", "county", "city"]
    substance: Slug
    status: Status
    min_age: Literal["", "18", "21"]
    other_rules: str
    effective_from: Day
    effective_to: Day
    instrument: str
    status_of_instrument: Literal["", "in force", "pending", "superseded", "repealed"]
    source_url: str
    source_date: Day
    confidence: Surety
    note: str
    concentrate_sale: Effect | Literal[""]
    activity: Activity | Literal[""]
    instrument_kind: InstrumentKind | Literal[""]
    reach: Reach | Literal[""]
    quote: str


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class ConflictRow:
    """One row of conflicts.csv: two claims that cannot both hold, and which of them seemed the likelier.

    `says_a` and `says_b` are the labels that fit what each side says, from the day it names: of the substances
    `says_of`, or of all. A side that says nothing of a label (the day a bill was signed, say) fits none.
    """

    jurisdiction_code: str
    claim_a: str
    source_a: str
    date_a: Day
    claim_b: str
    source_b: str
    date_b: Day
    judgement: str
    substances: Slugs
    says_a: Labels
    from_a: Day
    says_b: Labels
    from_b: Day
    says_of: Annotated[tuple[Slug, ...], BeforeValidator(_words)]
    quote: str


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """One row of fda_notices.csv."""

    type: Action
    date: Day
    firm: str
    title: str
    reference_number: str
    url: str
    product: str
    reason: str
    confidence: Surety
    substances: Slugs
    quote: str


Row = TypeVar("Row", StatusRow, ConflictRow, NoticeRow)


def rows_of(text: str, name: str, kind: type[Row]) -> list[Row]:
    """Return the rows of a file's text, one a line; `name` is the file's, for the message.

    Raises:
        BaselineRefused: a word, a day or a column is not one that we know.
    """
    adapter: TypeAdapter[Row] = TypeAdapter(kind)
    return [_row(adapter, cells, f"{name}, row {number}") for number, cells in _cells(text)]


def _cells(text: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """Yield each row's number in the file and its cells; no cell holds a line's end, so a row is a line."""
    header, *lines = text.splitlines()
    columns = next(csv.reader([header]))
    for number, line in enumerate(lines, start=2):
        cells = next(csv.DictReader([line], fieldnames=columns, restkey="beyond the last column", strict=True))
        yield number, {**cells, "quote": line}


def _row(adapter: TypeAdapter[Row], cells: dict[Any, Any], where: str) -> Row:
    try:
        return adapter.validate_python(cells)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = first["loc"][0] if first["loc"] else "row"
        raise BaselineRefused(f"{where}, {column}: {first['msg']}, not {first['input']!r}") from error
