"""All that crosses the border between the scrapers and the tracker: frozen values, checked when they are read back.

A day is a *partial day*: "2025-08-01", "2018-08", "2016", or "" where the source names none. Moments are aware and UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import TypeAdapter

from tracker.hosts import by_host, hosts_in
from tracker.readings import (
    SUBJECT_KINDS,
    Absence,
    Bill,
    Cell,
    Claim,
    Condition,
    Law,
    Limit,
    Notice,
    PartialDay,
    Preemption,
    Reading,
    Sha256,
    Threshold,
    bill_type,
    cell_type,
    claim_type,
    notice_type,
    reading_type,
    threshold_type,
)
from tracker.vocabulary import Authority, Outcome, SubjectKind

__all__ = [
    "SUBJECT_KINDS",
    "Absence",
    "Address",
    "Between",
    "Bill",
    "Cell",
    "Claim",
    "Condition",
    "CrawlResult",
    "Key",
    "Law",
    "Limit",
    "Notice",
    "Observation",
    "Page",
    "PartialDay",
    "Preemption",
    "Reading",
    "RecalledPage",
    "Sha256",
    "Source",
    "Threshold",
    "bill_type",
    "by_host",
    "cell_type",
    "claim_type",
    "hosts_in",
    "nothing_read",
    "notice_type",
    "reading_type",
    "result_type",
    "threshold_type",
]


@dataclass(frozen=True, kw_only=True)
class Between:
    """A floor and a ceiling, both inclusive. Outside them a crawl is suspect."""

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
class Key:
    """What a publisher wants to be asked with: the switch that holds it, and the parameter or header that carries it.

    One of the two names is "". Without the switch the source waits.
    """

    switch: str
    parameter: str = ""
    header: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """One publisher's pages, as its spider file declares them.

    `observations` bounds what a good crawl finds in all; `first_read` is the day a person first compared a reading
    with the real page, or None while nobody could. A source with `look_for` is a manual check: no machine fetches it,
    a person looks for that at its addresses every so often.
    """

    slug: str
    jurisdiction: str
    publisher: str
    authority: Authority
    every: timedelta
    addresses: tuple[Address, ...]
    observations: Between
    first_read: date | None
    look_for: str = ""
    key: Key | None = None

    @property
    def is_manual(self) -> bool:
        """Whether a person looks at it, and never a machine."""
        return bool(self.look_for)


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
    is the hash of a POST body, else "". `same` says that the server answered 304 for the bytes we held, and `unread`
    that it was not read again: it comes without text, and what was observed on it stands. `core_sha256` names the bytes
    of its main part, "" where it has no one.
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
    unread: bool = False
    core_sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class RecalledPage:
    """A page we hold: its bytes and what a conditional request or a re-read needs (RFC 9110, section 13).

    `body` is empty where only the rest was asked for. `observations` is how many the last crawl
    found on it, if that was a good one, else None: then it must be read again whatever its host says.
    """

    body: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    sha256: Sha256
    core_sha256: str
    seen_at: datetime
    observations: int | None


@dataclass(frozen=True, kw_only=True)
class CrawlResult:
    """What one crawl of one source came to. `size` is in bytes on the wire, `seconds` are wall time.

    `lost` says that the process which read it ended without a result.
    """

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
    lost: bool = False


def nothing_read(source: str, outcome: Outcome, reason: str, *, lost: bool = False) -> CrawlResult:
    """Return the result of a crawl that came to nothing: no page was had, or none outlived the process."""
    return CrawlResult(
        source=source,
        outcome=outcome,
        reason=reason,
        seen_at=None,
        requests=0,
        size=0,
        seconds=0,
        suspect=(),
        retry_after=None,
        pages=(),
        observations=(),
        lost=lost,
    )


result_type: TypeAdapter[CrawlResult] = TypeAdapter(CrawlResult)
