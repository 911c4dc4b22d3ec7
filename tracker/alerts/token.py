"""The signed words in our links: ids and the subscriber's round, bound to one purpose, never an address."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.core import signing

from tracker.alerts.models import SignUp, Subscriber, Subscription
from tracker.alerts.seal import sealed, unsealed

CONFIRM = "alerts.confirm"
STOP = "alerts.stop"
CONFIRM_WITHIN = timedelta(hours=48)


class StopLink(NamedTuple):
    """What a stop link can end: the subscriptions that brought the mail, or everything while `is_current`."""

    subscriber: Subscriber
    subscriptions: list[Subscription]
    is_current: bool


def confirm_token(sign_up: SignUp) -> str:
    """Return the token that confirms this sign-up, for 48 hours."""
    return signing.dumps([sign_up.pk, sign_up.subscriber.round], salt=CONFIRM)


def sign_up_of(token: str) -> SignUp | None:
    """Return the sign-up that the token may confirm, or None for any token that is wrong, too old or overtaken."""
    try:
        sign_up, turn = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    found = SignUp.objects.filter(pk=sign_up, subscriber__round=turn)
    return found.select_related("subscriber", "jurisdiction", "substance").first()


def stop_token(subscriber: Subscriber, subscriptions: Sequence[int]) -> str:
    """Return the token that ends the subscriber's subscriptions of these keys, for as long as they last."""
    return sealed(STOP, "-".join(map(str, (subscriber.pk, subscriber.round, *subscriptions))))


def stop_of(token: str) -> StopLink | None:
    """Return what the token may end, or None for a wrong one.

    After everything was stopped once, an old mail's link is still good for what is long over, and for nothing newer.
    """
    words = unsealed(STOP, token)
    if words is None:
        return None
    owner, turn, *ids = map(int, words.split("-"))
    subscriber = Subscriber.objects.filter(pk=owner).first()
    if subscriber is None:
        return None
    subscriptions = subscriber.subscriptions.filter(pk__in=ids).select_related("jurisdiction", "substance")
    return StopLink(subscriber, list(subscriptions), turn == subscriber.round)
