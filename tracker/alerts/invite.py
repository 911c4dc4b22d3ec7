"""The mail that asks the owner of a mailbox whether they meant to sign up."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from tracker.alerts.deliver import deliver
from tracker.alerts.envelope import ascii_address, message_id
from tracker.alerts.hand_over import Mail
from tracker.alerts.models import SignUp
from tracker.alerts.owed import OwedQuerySet
from tracker.alerts.plain_mail import plain_mail
from tracker.alerts.token import confirm_token


def invite(sign_ups: OwedQuerySet[SignUp], until: datetime | None = None) -> int:
    """Send those of the confirmation mails that are due, and return how many the server took. Twice is once."""
    related = sign_ups.select_related("subscriber", "jurisdiction", "substance")
    return deliver(related, lambda _batch: _write, until)


def _write(sign_up: SignUp) -> Mail | None:
    if sign_up.confirmed_at is not None or sign_up.subscriber.suppressed_at is not None:
        return None
    link = settings.PUBLIC_BASE_URL + reverse("alerts:confirm", args=[confirm_token(sign_up)])
    return plain_mail(
        recipient=ascii_address(sign_up.subscriber.address),
        subject=gettext("Confirm your alerts"),
        body=render_to_string("alerts/invitation.txt", {"sign_up": sign_up, "link": link}),
        message_id=message_id("sign-up", sign_up.pk),
    )
