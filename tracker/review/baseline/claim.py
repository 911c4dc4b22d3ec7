"""The claims of the baseline: every row of status.csv, both sides of each conflict, and the notices we do not trust."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tracker.contract import Claim
from tracker.review.baseline.row import ConflictRow, NoticeRow, StatusRow

PUBLISHER = "Baseline of this project"
IN_WORDS = "in words"  # what a side of a conflict says that fits no label
DISPUTED = "disputed"
DAYS = re.compile(r"(?:from ([\d-]+)(?:; |$))?(?:to ([\d-]+)(?:; |$))?")


def claim_of_status(row: StatusRow) -> Claim:
    """Return what the row's source says of its place and substance, in the file's own word for it."""
    days = (f"from {row.effective_from}" * bool(row.effective_from), f"to {row.effective_to}" * bool(row.effective_to))
    said = (*days, row.status_of_instrument, row.instrument, row.other_rules, row.note)
    return Claim(
        jurisdiction=row.ocd_id,
        substance=row.substance,
        key=_key(row.jurisdiction_code, row.substance, row.status, row.effective_from),
        says=row.status,
        words="; ".join(filter(None, said)),
        claimant=_claimant(row.source_url),
        url=row.source_url,
        made_on=row.source_date,
        confidence=row.confidence,
    )


def parts_of(words: str) -> tuple[str, str, str]:
    """Return what `claim_of_status` made the words of: the law's first and last day, each or "", and the rest."""
    found = DAYS.match(words)
    if found is None:
        return "", "", words
    first, last = found.groups(default="")
    return first, last, words[found.end() :]


def claims_of_conflict(row: ConflictRow, ocd_ids: Mapping[str, str]) -> list[Claim]:
    """Return both sides, for each substance they speak of; `ocd_ids` are the places' by the file's own codes."""
    sides = (
        (row.claim_a, row.source_a, row.date_a, row.says_a, row.from_a),
        (row.claim_b, row.source_b, row.date_b, row.says_b, row.from_b),
    )
    return [
        Claim(
            jurisdiction=ocd_ids[row.jurisdiction_code],
            substance=substance,
            key=_key(row.jurisdiction_code, substance, DISPUTED, words),
            says=" ".join(says) if says and substance in (row.says_of or row.substances) else IN_WORDS,
            words="; ".join(filter(None, (since and f"from {since}", words))),
            claimant=_claimant(url),
            url=url,
            made_on=day,
            confidence=DISPUTED,
        )
        for substance in row.substances
        for words, url, day, says, since in sides
    ]


def claims_of_notice(row: NoticeRow, ocd_id: str) -> list[Claim]:
    """Return that somebody reports the agency's action, for each substance it is about."""
    return [
        Claim(
            jurisdiction=ocd_id,
            substance=substance,
            key=_key(row.type, substance, row.date, row.title),
            says=row.type,
            words="; ".join(filter(None, (row.title, row.firm, row.product, row.reason))),
            claimant=_claimant(row.url),
            url=row.url,
            made_on=row.date,
            confidence=row.confidence,
        )
        for substance in row.substances
    ]


def _key(*parts: str) -> str:
    return " ".join(filter(None, ("baseline", *parts)))


def _claimant(url: str) -> str:
    """Return who says it: the host it was read on, or the baseline itself where the file names no page."""
    return (urlsplit(url).hostname or PUBLISHER).removeprefix("www.")
