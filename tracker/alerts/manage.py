"""The page where a subscriber manages everything: who may see it, and what can be done there."""

import hashlib
import secrets
from datetime import datetime, timedelta
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from tracker.alerts.deliver import deliver
from tracker.alerts.departed.book import log_parting
from tracker.alerts.departed.remember import remember
from tracker.alerts.departed.words import Parting
from tracker.alerts.envelope import ascii_address, message_id
from tracker.alerts.hand_over import Mail
from tracker.alerts.mailbox import mailbox
from tracker.alerts.models import ManageLink, Subscriber, Subscription
from tracker.alerts.owed import OwedQuerySet
from tracker.alerts.plain_mail import plain_mail
from tracker.alerts.words import Frequency

LINK_LIVES = timedelta(hours=24)
LINKS_A_DAY = 3


def ask_for_link(address: str) -> ManageLink | None:
    """Owe the mailbox a link to its page, if it has one and was not asked for too often; nobody is told which.

    Raises ValueError where the address has a domain that cannot be.
    """
    moment = timezone.now()
    subscriber = Subscriber.objects.filter(mailbox=mailbox(address), confirmed_at__isnull=False).first()
    if subscriber is None:
        return None
    if subscriber.manage_links.filter(requested_at__gt=moment - timedelta(days=1)).count() >= LINKS_A_DAY:
        return None
    return subscriber.manage_links.create(
        round=subscriber.round, requested_at=moment, expires_at=moment + LINK_LIVES, next_try_at=moment
    )


def send_links(links: OwedQuerySet[ManageLink], until: datetime | None = None) -> int:
    """Send those of the links that are due, and return how many the mail server took. Twice is once."""
    return deliver(links.select_related("subscriber"), lambda _batch: _write, until)


def subscriber_of(word: str) -> Subscriber | None:
    """Return whose page the word opens, or None for one that is wrong, too old, or from before all was stopped."""
    link = ManageLink.objects.filter(
        word_sha256=_sha256(word), expires_at__gt=timezone.now(), round=F("subscriber__round")
    )
    found = link.select_related("subscriber").first()
    return found.subscriber if found else None


def pause(subscriber: Subscriber) -> None:
    """Owe nothing until `resume`; what happens meanwhile is not made up for."""
    Subscriber.objects.filter(pk=subscriber.pk, paused_at=None).update(paused_at=timezone.now())


def resume(subscriber: Subscriber) -> None:
    """Owe again what is asked for."""
    Subscriber.objects.filter(pk=subscriber.pk).update(paused_at=None)


def set_neutral(subscriber: Subscriber, *, neutral: bool) -> None:
    """Keep substance and place out of the subjects, or put them there."""
    Subscriber.objects.filter(pk=subscriber.pk).update(neutral_subject=neutral)


def change(subscription: Subscription, frequency: Frequency) -> None:
    """Tell of this subscription as often as said."""
    Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(frequency=frequency)


def set_time_zone(subscriber: Subscriber, name: str) -> bool:
    """Keep the hours of this time zone from now on, and return whether there is one of the name."""
    if name not in available_timezones():
        return False
    Subscriber.objects.filter(pk=subscriber.pk).update(time_zone=name)
    return True


@transaction.atomic
def forget(subscriber: Subscriber) -> None:
    """Delete the address and all that hangs on it. A seal of one that wants no mail stays, so that it gets none."""
    remember(subscriber)
    log_parting(Parting.FORGOTTEN, subscriber.mailbox)
    subscriber.alerts.all().delete()
    subscriber.delete()


def _write(link: ManageLink) -> Mail | None:
    """Return the mail with a fresh word: only its hash is kept, so another try makes another word."""
    subscriber = link.subscriber
    is_over = link.expires_at <= timezone.now() or link.round != subscriber.round
    if is_over or subscriber.suppressed_at is not None:
        return None
    word = secrets.token_urlsafe(32)
    ManageLink.objects.filter(pk=link.pk).update(word_sha256=_sha256(word))
    url = settings.PUBLIC_BASE_URL + reverse("alerts:manage", args=[word])
    return plain_mail(
        recipient=ascii_address(subscriber.address),
        subject=gettext("Your link"),
        body=render_to_string("alerts/manage_link.txt", {"link": url}),
        message_id=message_id("manage", link.pk),
    )


def _sha256(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
