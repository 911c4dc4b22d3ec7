"""Same action: where two surfaces of an agency show one action for certain, it is one notice; else a person says.

Certain is the agency's own reference, one that it says the notice replaces, a firm and a day where all we have is a
report, or the same firm, product and full day to the letter where one of two surfaces has no recall number. Nothing is
ever tied on a guess.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from tracker import contract
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.record.days import is_full
from tracker.record.models import Notice
from tracker.review.models import Publication
from tracker.vocabulary import Cause, NoticeKind

RECALLS = frozenset({NoticeKind.RECALL, NoticeKind.MANDATORY_RECALL})
RECALL_NUMBER = re.compile(r"[A-Z]-\d+-\d{4}")
NEAR = timedelta(days=31)
LEFT_OUT = ("firm", "product", "charge", "issued_on", "updated_on", "effective_on", "comments_until")
"""What one surface says and another may leave out."""


def notices_of_same_action(jurisdiction: Jurisdiction, seen: contract.Notice, source: Source) -> list[Notice]:
    """Return the notices held of the action that the source shows, the one of the same reference first."""
    held = Notice.objects.held().filter(jurisdiction=jurisdiction, kind__in=kinds(seen))
    reported = held.filter(publications__change__cause=Cause.BASELINE, publications__closed=False)
    twins = reported.filter(issued_on=seen.issued_on).exclude(issued_on="").exclude(firm="")
    same = {
        *held.filter(reference__in=(seen.reference, *seen.replaces)),
        *(row for row in twins if _folded(row.firm) == _folded(seen.firm)),
    }
    same = same or set(_of_the_same_facts(jurisdiction, seen, source))
    return sorted(same, key=lambda row: (row.reference != seen.reference, row.pk))


def _of_the_same_facts(jurisdiction: Jurisdiction, seen: contract.Notice, source: Source) -> list[Notice]:
    """Return the one notice of the same firm, product and full day that another source shows, if there is just one."""
    if not (seen.firm and seen.product and is_full(seen.issued_on)):
        return []
    facts = {"firm": seen.firm, "product": seen.product, "issued_on": seen.issued_on}
    held = Notice.objects.held().filter(jurisdiction=jurisdiction, kind__in=kinds(seen), **facts)
    rows = [row for row in held if not (_is_numbered(row.reference) and _is_numbered(seen.reference))]
    return rows if len(rows) == 1 and not _is_shown_by(rows[0], source) else []


def maybe_same_action(jurisdiction: Jurisdiction, seen: contract.Notice, source: Source) -> list[Notice]:
    """Return the notices we hold that may be of the same action: of the same firm, within a month. A person says."""
    if not seen.firm or not is_full(seen.issued_on):
        return []
    day = date.fromisoformat(seen.issued_on)
    days = ((day - NEAR).isoformat(), (day + NEAR).isoformat())
    near = Notice.objects.held().filter(jurisdiction=jurisdiction, kind__in=kinds(seen), issued_on__range=days)
    tied = {row.pk for row in notices_of_same_action(jurisdiction, seen, source)}
    rows = near.exclude(pk__in=tied).order_by("issued_on", "pk")
    return [row for row in rows if _folded(row.firm) == _folded(seen.firm)]


def kinds(notice: contract.Notice) -> frozenset[NoticeKind]:
    """Return the kinds under which surfaces may show the same action: a recall may come to be a mandated one."""
    return RECALLS if notice.notice_kind in RECALLS else frozenset({notice.notice_kind})


def is_confirmed(row: Notice) -> bool:
    """Whether the notice that we hold was read at the agency and accepted, and is no mere report."""
    return Publication.objects.filter(notice=row, closed=False).exclude(change__cause=Cause.BASELINE).exists()


def complete(
    seen: contract.Notice, held: contract.Notice, struck_out: Collection[str] = frozenset()
) -> contract.Notice:
    """Return what was seen with what it leaves out taken from what we hold: silence takes nothing back."""
    kept = {part: getattr(seen, part) or getattr(held, part) for part in LEFT_OUT if part not in struck_out}
    return replace(seen, **kept, replaces=())


def says_no_more(seen: contract.Notice, held: contract.Notice) -> bool:
    """Whether the two say the same but for their days, their addresses and what they are called by."""
    names = {part: getattr(held, part) for part in ("reference", "notice_kind", "issued_on", "updated_on", "url")}
    return replace(complete(seen, held), **names) == held


def confirms(row: Notice, seen: contract.Notice, held: contract.Notice, source: Source) -> bool:
    """Whether the source only shows once more, on a page of its own, what another one showed first."""
    if _is_shown_by(row, source) or not is_confirmed(row):
        return False
    by_facts = seen.reference != row.reference and row.reference not in seen.replaces
    return by_facts or says_no_more(replace(seen, title=held.title), held)


def _is_shown_by(row: Notice, source: Source) -> bool:
    return Publication.objects.filter(notice=row, closed=False, change__source=source).exists()


def _is_numbered(reference: str) -> bool:
    return RECALL_NUMBER.fullmatch(reference) is not None


def _folded(firm: str) -> str:
    return "".join(letter for letter in firm.casefold() if letter.isalnum())
