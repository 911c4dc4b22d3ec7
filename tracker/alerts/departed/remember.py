"""What outlives an address: a seal of it, where it was asked in vain or wants no mail."""

from django.db.models import F

from tracker.alerts.departed.book import seal_of
from tracker.alerts.departed.models import Remembered
from tracker.alerts.departed.words import Parting
from tracker.alerts.models import Subscriber

ASKED_IN_VAIN = 5  # confirmation mails that a mailbox gets in all its life while it answers none


def remember(subscriber: Subscriber) -> None:
    """Keep of a subscriber who is about to be forgotten what they must not be asked again."""
    unanswered = _unanswered(subscriber)
    silenced = subscriber.suppressed_for == Parting.COMPLAINED
    if not (unanswered or silenced):
        return
    known, _ = Remembered.objects.get_or_create(mailbox_seal=seal_of(subscriber.mailbox))
    Remembered.objects.filter(pk=known.pk).update(
        unanswered=F("unanswered") + unanswered, silenced=silenced or known.silenced
    )


def may_be_asked(subscriber: Subscriber) -> bool:
    """Whether the mailbox may be sent one more mail that asks it to confirm."""
    known = Remembered.objects.filter(mailbox_seal=seal_of(subscriber.mailbox)).first()
    if known and known.silenced:
        return False
    return _unanswered(subscriber) + (known.unanswered if known else 0) < ASKED_IN_VAIN


def answered(subscriber: Subscriber) -> None:
    """Forget how often the mailbox was asked in vain: its owner has said yes."""
    Remembered.objects.filter(mailbox_seal=seal_of(subscriber.mailbox)).update(unanswered=0)


def _unanswered(subscriber: Subscriber) -> int:
    """Return how often the mailbox was asked since it last said yes."""
    last = subscriber.sign_ups.filter(confirmed_at__isnull=False).order_by("-confirmed_at").first()
    asked = subscriber.sign_ups.filter(confirmed_at=None)
    return asked.filter(requested_at__gt=last.confirmed_at).count() if last else asked.count()
