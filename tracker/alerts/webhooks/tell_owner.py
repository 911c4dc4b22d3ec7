"""The mail that tells the owner of a webhook that it was switched off."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from tracker.alerts.deliver import deliver
from tracker.alerts.envelope import ascii_address, message_id
from tracker.alerts.hand_over import Mail
from tracker.alerts.models import WebhookEnding
from tracker.alerts.owed import OwedQuerySet
from tracker.alerts.plain_mail import plain_mail


def tell_owners(endings: OwedQuerySet[WebhookEnding], until: datetime | None = None) -> int:
    """Send those of the mails that are due, and return how many the mail server took. Twice is once."""
    return deliver(endings.select_related("webhook", "subscriber"), lambda _batch: _write, until)


def _write(ending: WebhookEnding) -> Mail | None:
    webhook = ending.webhook
    if webhook.disabled_at != ending.disabled_at or ending.subscriber.suppressed_at is not None:
        return None
    context = {
        "webhook": webhook,
        "host": urlsplit(webhook.url).hostname,
        "link": settings.PUBLIC_BASE_URL + reverse("alerts:ask"),
    }
    return plain_mail(
        recipient=ascii_address(ending.subscriber.address),
        subject=gettext("Your webhook was switched off"),
        body=render_to_string("alerts/webhook_off.txt", context),
        message_id=message_id("webhook-off", ending.pk),
    )
