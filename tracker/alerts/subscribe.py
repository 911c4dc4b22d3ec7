"""The first half of the double opt-in: someone gives an address."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tracker.alerts.departed.remember import may_be_asked
from tracker.alerts.mailbox import mailbox
from tracker.alerts.models import SignUp, Subscriber
from tracker.alerts.seal import seal
from tracker.alerts.wish import Wish

CONFIRMATIONS_A_DAY = 3  # to one mailbox
CONFIRMATIONS_A_DAY_BY_NETWORK = 30
CONFIRMATIONS_A_DAY_IN_ALL = 5000


@transaction.atomic
def subscribe(address: str, wish: Wish, network: str = "") -> SignUp | None:
    """Note what was asked for, and owe the mailbox one mail that asks whether its owner meant it.

    Every address takes this one path, known or not, so that nobody learns from the answer, or from how long it takes,
    who is subscribed. A mailbox that was asked often enough, today or in vain altogether, is left alone, and so is
    everyone where one network, or all of them, asked too often: then nothing is noted, and None is returned. `network`
    is where the request came from; only a seal of it is kept.
    """
    moment = timezone.now()
    sealed_network = seal("alerts.network", network).hex() if network else ""
    today = SignUp.objects.of_the_last_day(moment)
    if network and today.filter(network=sealed_network).count() >= CONFIRMATIONS_A_DAY_BY_NETWORK:
        return None
    if is_closed(moment):
        return None
    subscriber = _subscriber(address, moment)
    if not may_be_asked(subscriber) or today.filter(subscriber=subscriber).count() >= CONFIRMATIONS_A_DAY:
        return None
    return subscriber.sign_ups.create(
        jurisdiction=wish.place,
        substance=wish.substance,
        topics=[topic.value for topic in wish.topics],
        frequency=wish.frequency,
        includes_below=wish.includes_below,
        network=sealed_network,
        requested_at=moment,
        next_try_at=moment,
    )


def is_closed(moment: datetime) -> bool:
    """Return whether so many asked within a day, from wherever, that nobody is asked to confirm any more."""
    return SignUp.objects.of_the_last_day(moment).count() >= CONFIRMATIONS_A_DAY_IN_ALL


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
