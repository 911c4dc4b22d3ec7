"""The first half of the double opt-in: someone gives an address."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tracker.alerts.mailbox import mailbox
from tracker.alerts.models import CONFIRMATIONS_A_DAY, SignUp, Subscriber
from tracker.catalog.models import Jurisdiction, Substance
from tracker.vocabulary import Topic


@transaction.atomic
def subscribe(address: str, place: Jurisdiction, substance: Substance | None, topics: Sequence[Topic]) -> SignUp | None:
    """Note what was asked for, and owe the mailbox one mail that asks whether its owner meant it.

    Every address takes this one path, known or not, so that nobody learns from the answer, or from how long it takes,
    who is subscribed. A mailbox that was asked often enough today is left alone: then nothing is noted, and None is
    returned. `substance` None means every one.
    """
    moment = timezone.now()
    subscriber = _subscriber(address, moment)
    if subscriber.sign_ups.of_the_last_day(moment).count() >= CONFIRMATIONS_A_DAY:
        return None
    return subscriber.sign_ups.create(
        jurisdiction=place,
        substance=substance,
        topics=[topic.value for topic in topics],
        requested_at=moment,
        next_try_at=moment,
    )


def _subscriber(address: str, moment: datetime) -> Subscriber:
    """Return the mailbox's row, locked, so that two sign-ups at once cannot both be its last of the day.

    Until the owner has confirmed, the newest spelling of the address counts; afterwards a stranger cannot change it.
    """
    known = {"address": address, "created_at": moment}
    key = mailbox(address)
    Subscriber.objects.get_or_create(mailbox=key, defaults=known)
    subscriber = Subscriber.objects.select_for_update().get(mailbox=key)
    if subscriber.confirmed_at is None:
        subscriber.address = address
        subscriber.save(update_fields=["address"])
    return subscriber
