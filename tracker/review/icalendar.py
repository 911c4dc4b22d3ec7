"""The days on which published laws begin, as a calendar (RFC 5545): one text, whoever hands it out.

An entry keeps its UID when a later reading moves its day, and its SEQUENCE grows, so that a calendar program moves what
it already shows; a day that is taken back is cancelled. A day of which only the month or the year is known is no entry.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

from tracker.contract import Law
from tracker.record.days import is_full
from tracker.review.models import Change
from tracker.substances import COMMON_NAMES
from tracker.vocabulary import ChangeState

LONGEST_LINE = 70  # octets; RFC 5545 allows 75, with the space that a continued line begins with


@dataclass(frozen=True, kw_only=True)
class EffectiveDay:
    """One day from which rules of a law hold in a place. `told_at` is when the record first said so in this version."""

    uid: str
    sequence: int
    day: date
    cancelled: bool
    summary: str
    description: str
    url: str
    told_at: datetime


def effective_days(change: Change) -> list[EffectiveDay]:
    """Return the days on which the rules of a law's change begin, first day first; none for what is not a law.

    A day that the law named when the change was opened, and names no more, comes last and is cancelled.
    """
    return days_of_version(change, _versions_before(change)) if isinstance(change.reading(), Law) else []


def days_of_version(change: Change, sequence: int) -> list[EffectiveDay]:
    """Return the same for a change of which so many published versions went before."""
    law, before = change.reading(), change.reading_before()
    if not isinstance(law, Law):
        return []
    days = _whole_days(law)
    dropped = _whole_days(before)[len(days) :] if isinstance(before, Law) else []
    return [
        EffectiveDay(
            uid=_uid(change, number),
            sequence=sequence,
            day=date.fromisoformat(day),
            cancelled=number >= len(days),
            summary=_summary(law, change),
            description=law.title,
            url=f"{settings.PUBLIC_BASE_URL}/place/{change.jurisdiction.ocd_id}/",
            told_at=change.published_at or change.updated_at,
        )
        for number, day in enumerate([*days, *dropped])
    ]


def _summary(law: Law, change: Change) -> str:
    names = ", ".join(COMMON_NAMES.get(slug, slug) for slug in law.substances)
    said = {"substances": names[:1].upper() + names[1:], "place": change.jurisdiction, "law": law.citation}
    return gettext("%(substances)s, %(place)s: %(law)s in force") % said


def _whole_days(law: Law) -> list[str]:
    return sorted({cell.valid_from for cell in law.cells if is_full(cell.valid_from)})


def calendar(days: Iterable[EffectiveDay], name: str = "") -> str:
    """Return the calendar of these days; one to subscribe to has a `name` and is asked for twice a day (RFC 7986)."""
    entries = [line for day in days for line in _entry(day)]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kratom law tracker//Effective days//EN", "METHOD:PUBLISH"]
    named = [_folded(f"{word}:{_escaped(name)}") for word in ("NAME", "X-WR-CALNAME")]
    named += ["REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
    return "".join(f"{line}\r\n" for line in [*head, *(named if name else ()), *entries, "END:VCALENDAR"])


def _versions_before(change: Change) -> int:
    earlier = Change.objects.filter(
        kind=change.kind, subject=change.subject, jurisdiction=change.jurisdiction, state=ChangeState.PUBLISHED
    ).exclude(pk=change.pk)
    return earlier.filter(published_at__lt=change.published_at).count() if change.published_at else earlier.count()


def _uid(change: Change, number: int) -> str:
    named = f"{change.jurisdiction.ocd_id}\n{change.subject}\n{number}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@{urlsplit(settings.PUBLIC_BASE_URL).hostname}"


def _entry(day: EffectiveDay) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{day.uid}",
        f"SEQUENCE:{day.sequence}",
        f"DTSTAMP:{day.told_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(day.summary)}",
        *([f"DESCRIPTION:{_escaped(day.description)}"] if day.description else []),
        f"URL:{day.url}",
        "TRANSP:TRANSPARENT",
        f"STATUS:{'CANCELLED' if day.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]
    return [_folded(line) for line in lines]


def _escaped(words: str) -> str:
    one_line = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Return the line in pieces of which none has more than 75 octets (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
