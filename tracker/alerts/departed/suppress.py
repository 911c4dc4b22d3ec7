"""A mailbox that refuses our mail, or whose owner called it abuse, gets no more of it."""

import re

from django.db import transaction
from django.utils import timezone

from tracker.alerts.departed.book import log_parting
from tracker.alerts.departed.words import Parting
from tracker.alerts.models import Subscriber

OF_ONE_MAIL = re.compile(r"\b5\.(?:2\.[23]|6\.\d{1,3})\b")  # RFC 3463: full, too large, content: not the mailbox's end


@transaction.atomic
def suppress(subscriber: Subscriber, why: Parting) -> bool:
    """Owe and send the mailbox nothing any more, and return whether this call did it."""
    still = Subscriber.objects.filter(pk=subscriber.pk, suppressed_at=None)
    if not still.update(suppressed_at=timezone.now(), suppressed_for=why):
        return False
    log_parting(why, subscriber.mailbox)
    return True


def ends_the_mailbox(refusal: str) -> bool:
    """Whether a permanent refusal, in the server's words, is of the mailbox and not of the one mail."""
    return OF_ONE_MAIL.search(refusal) is None
