"""What a mail server or a mailbox provider reports of a mail of ours: it bounced (RFC 3464), or is abuse (RFC 5965).

Anyone can write to us, so a report counts only where it names the Message-ID of a mail that we owed to that very
mailbox lately: a word that we made and nobody guesses. Nothing is ever answered (RFC 3834).
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import Message
from email.utils import getaddresses

from django.db.models import Q
from django.utils import timezone

from tracker.alerts.departed.suppress import suppress
from tracker.alerts.departed.words import Parting
from tracker.alerts.envelope import message_id
from tracker.alerts.mailbox import mailbox
from tracker.alerts.models import Subscriber

REPORTED_WITHIN = timedelta(days=7)
REPORTS = {"message/delivery-status": Parting.BOUNCED, "message/feedback-report": Parting.COMPLAINED}
RECIPIENTS = ("Final-Recipient", "Original-Recipient", "Original-Rcpt-To", "To")
PERMANENT = re.compile(r"5\.(?!4\.4|2\.[23]|6\.)\d{1,3}\.\d{1,3}")  # 5.4.4 is a wrong road; the others are of one mail


def take_report(report: Message) -> Subscriber | None:
    """Suppress the mailbox that the report is of, and return whose it is; None where it is not, or proves nothing.

    Twice is once.
    """
    parts = list(report.walk())
    partings = [REPORTS[part.get_content_type()] for part in parts if part.get_content_type() in REPORTS]
    if not partings or not _is_for_good(parts, partings[0]):
        return None
    named = {str(word).strip() for part in parts for word in part.get_all("Message-ID", [])}
    named |= {word for part in parts for word in _ids_in_text(part)}
    since = timezone.now() - REPORTED_WITHIN
    for subscriber in Subscriber.objects.filter(mailbox__in=_mailboxes(parts)):
        if not named.isdisjoint(_sent_to(subscriber, since)):
            suppress(subscriber, partings[0])
            return subscriber
    return None


def _is_for_good(parts: list[Message], parting: Parting) -> bool:
    if parting == Parting.COMPLAINED:
        return any(_field(part, "Feedback-Type") == "abuse" for part in parts)
    return any(_field(part, "Action") == "failed" and PERMANENT.match(_field(part, "Status")) for part in parts)


def _field(part: Message, name: str) -> str:
    return str(part.get(name, "")).partition("(")[0].strip().lower()


def _ids_in_text(part: Message) -> Iterator[str]:
    """Yield the Message-ID of a mail of which only the head was sent back, as text."""
    if part.get_content_type() == "text/rfc822-headers":
        yield from re.findall(r"(?im)^message-id:\s*(<[^>\s]+>)", _text(part))


def _mailboxes(parts: list[Message]) -> set[str]:
    """Return the mailboxes that the report may be of, as we key them."""
    values = [
        str(value).rpartition(";")[2] for part in parts for name in RECIPIENTS for value in part.get_all(name, [])
    ]
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            values += re.findall(r"(?im)^to:\s*(.+)$", _text(part))
    found = set()
    for _, address in getaddresses(values):
        try:
            found.add(mailbox(address))
        except ValueError:
            continue
    return found


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _sent_to(subscriber: Subscriber, since: datetime) -> Iterator[str]:
    """Yield the Message-IDs of what was owed to the subscriber since then, sent by our books or not yet."""
    lately = Q(accepted_at__gt=since) | Q(accepted_at=None)
    for event in subscriber.alerts.filter(lately).values_list("event", flat=True):
        yield message_id("alert", event, subscriber.pk)
    for kind, rows in (
        ("digest", subscriber.digests),
        ("sign-up", subscriber.sign_ups),
        ("manage", subscriber.manage_links),
    ):
        for key in rows.filter(lately).values_list("pk", flat=True):
            yield message_id(kind, key)
