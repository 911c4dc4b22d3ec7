"""What a crawl of the baseline sees: its three files as pages, and on them laws, notices and claims."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tracker.catalog.models import UNITED_STATES, Jurisdiction
from tracker.contract import Claim, CrawlResult, Law, Notice, Observation, Page
from tracker.evidence.submission import submission, submitted_page
from tracker.review.baseline.claim import claim_of_status, claims_of_conflict, claims_of_notice
from tracker.review.baseline.law import laws_of
from tracker.review.baseline.notice import notices_of
from tracker.review.baseline.row import BaselineRefused, ConflictRow, NoticeRow, StatusRow, rows_of

SLUG = "baseline"
STATUS, CONFLICTS, NOTICES = "status.csv", "conflicts.csv", "fda_notices.csv"
FILES = (STATUS, CONFLICTS, NOTICES)

Found = tuple[Law | Notice | Claim, str, str]
"""What is read, its words in the file, and the address that the file names for it."""


def read_baseline(folder: Path, moment: datetime) -> CrawlResult:
    """Keep the files' bytes and return all that they say, each row quoted as it stands there.

    Raises:
        BaselineRefused: an unknown word, day or column, a place that the gazetteer does not hold, two rows that would
            be one fact.
    """
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    pages = {
        name: submitted_page(page_url(name), text.encode(), text, "text/csv", moment) for name, text in texts.items()
    }
    rows = rows_of(texts[STATUS], STATUS, StatusRow)
    ocd_ids = {row.jurisdiction_code: row.ocd_id for row in rows}
    found = {
        STATUS: [*_laws(rows, _places(rows), moment), *_claims(rows)],
        CONFLICTS: list(_conflicts(rows_of(texts[CONFLICTS], CONFLICTS, ConflictRow), ocd_ids)),
        NOTICES: list(_notices(rows_of(texts[NOTICES], NOTICES, NoticeRow))),
    }
    return submission(SLUG, list(pages.values()), list(_observations(pages, found)), moment)


def page_url(name: str) -> str:
    """Return the address that a file of the baseline has as a page: it was never on the web."""
    return f"urn:baseline:{name}"


def _places(rows: list[StatusRow]) -> dict[str, Jurisdiction]:
    wanted = {row.ocd_id: row.jurisdiction_name for row in rows}
    places = {place.ocd_id: place for place in Jurisdiction.objects.filter(ocd_id__in=wanted)}
    if missing := [f"{name} ({ocd_id})" for ocd_id, name in wanted.items() if ocd_id not in places]:
        raise BaselineRefused(f"the gazetteer does not hold {', '.join(missing)}")
    return places


def _laws(rows: list[StatusRow], places: dict[str, Jurisdiction], moment: datetime) -> Iterator[Found]:
    for law, rows_of_it in laws_of(rows, places, moment):
        yield law, "\n".join(row.quote for row in rows_of_it), law.url


def _claims(rows: list[StatusRow]) -> Iterator[Found]:
    for row in rows:
        yield claim_of_status(row), row.quote, row.source_url


def _conflicts(rows: list[ConflictRow], ocd_ids: dict[str, str]) -> Iterator[Found]:
    for row in rows:
        if row.jurisdiction_code not in ocd_ids:
            raise BaselineRefused(f"{CONFLICTS}: {row.jurisdiction_code} is no place of {STATUS}")
        for claim in claims_of_conflict(row, ocd_ids):
            yield claim, row.quote, claim.url


def _notices(rows: list[NoticeRow]) -> Iterator[Found]:
    told = notices_of(rows, UNITED_STATES)
    for notice, rows_of_it in told:
        yield notice, "\n".join(row.quote for row in rows_of_it), notice.url
    trusted = {row for _, rows_of_it in told for row in rows_of_it}
    for row in rows:
        for claim in () if row in trusted else claims_of_notice(row, UNITED_STATES):
            yield claim, row.quote, row.url


def _observations(pages: dict[str, Page], found: dict[str, list[Found]]) -> Iterator[Observation]:
    seen: set[tuple[str, str]] = set()
    for name, readings in found.items():
        for reading, quote, url in readings:
            if quote not in pages[name].text:
                raise BaselineRefused(f"{name}: the rows of {reading.subject} do not stand together")
            if (named := (reading.kind, f"{reading.jurisdiction} {reading.subject}")) in seen:
                raise BaselineRefused(f"{name}: two rows say what is known as {reading.subject}")
            seen.add(named)
            yield Observation(
                subject=reading.subject,
                page=pages[name].sha256,
                url=url or page_url(name),
                quote=quote,
                text=quote,
                reading=reading,
            )
