"""What the owner of a webhook can do with it."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from tracker import gate
from tracker.alerts.models import Alert, AlertQuerySet, Subscriber
from tracker.alerts.webhooks.models import Webhook
from tracker.alerts.words import AlertState, Channel

LONGEST = 500  # characters of an address
UNFIT = _("We can only post to an https address on the public web.")


class UnfitAddress(Exception):
    """Nothing can be posted there; the message says why, in English, and is marked for translation."""


@transaction.atomic
def set_webhook(subscriber: Subscriber, url: str) -> Webhook:
    """Post the subscriber's alerts to this address from now on, once it has answered the challenge.

    An address takes the place of the one before it, with a secret of its own; what that one was owed is not told.
    Raises UnfitAddress where the gate would refuse it, or it is not https.
    """
    _check(url)
    remove_webhook(subscriber)
    moment = timezone.now()
    return Webhook.objects.create(
        subscriber=subscriber, url=url, salt=secrets.token_urlsafe(32), created_at=moment, next_try_at=moment
    )


@transaction.atomic
def remove_webhook(subscriber: Subscriber) -> None:
    """Forget the subscriber's webhook; what it is still owed is not told."""
    _owed(subscriber).update(state=AlertState.SUPPRESSED, next_try_at=None, lease=None)
    Webhook.objects.filter(subscriber=subscriber).delete()


def rotate_secret(subscriber: Subscriber) -> None:
    """Make a new secret. The one before it signs as well for a day."""
    Webhook.objects.filter(subscriber=subscriber).update(turn=F("turn") + 1, rotated_at=timezone.now())


@transaction.atomic
def enable_webhook(subscriber: Subscriber) -> None:
    """Call the webhook again at once, and tell it first what it missed until it was switched off."""
    moment = timezone.now()
    Webhook.objects.filter(subscriber=subscriber).update(
        disabled_at=None, failing_since=None, failures=0, next_try_at=moment, error=""
    )
    _owed(subscriber).filter(state=AlertState.PARKED).update(state=AlertState.PENDING, next_try_at=moment)


def _owed(subscriber: Subscriber) -> AlertQuerySet:
    settled = (AlertState.ACCEPTED, AlertState.SUPPRESSED)
    return Alert.objects.filter(subscriber=subscriber, channel=Channel.WEBHOOK).exclude(state__in=settled)


def _check(url: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(url)
        host, port = gate.check_url(url, settings.FETCH_ALLOW)
    except (ValidationError, gate.Refused) as trouble:
        raise UnfitAddress(UNFIT) from trouble
    is_ours = f"{host}:{port}" in settings.FETCH_ALLOW
    if len(url) > LONGEST or (urlsplit(url).scheme != "https" and not is_ours):
        raise UnfitAddress(UNFIT)
