"""The mail that asks the owner of a mailbox whether they meant to sign up."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from tracker.alerts.deliver import deliver
from tracker.alerts.envelope import message_id
from tracker.alerts.models import SignUp
from tracker.alerts.token import confirm_token


def invite(sign_up: SignUp) -> bool:
    """Send the sign-up's confirmation mail, and return whether the mail server took it now. Twice is once."""
    return deliver(sign_up, lambda: _write(sign_up))


def _write(sign_up: SignUp) -> EmailMessage | None:
    if sign_up.confirmed_at is not None:
        return None
    link = settings.PUBLIC_BASE_URL + reverse("alerts:confirm", args=[confirm_token(sign_up)])
    return EmailMessage(
        subject="Confirm your alerts",
        body=render_to_string("alerts/invitation.txt", {"sign_up": sign_up, "link": link}),
        to=[sign_up.subscriber.address],
        headers={
            "Message-ID": message_id("sign-up", sign_up.pk),
            "Auto-Submitted": "auto-generated",
        },
    )
