"""A short mail of text alone, which nobody subscribed to: a link that somebody asked for."""

from django.core.mail import EmailMessage

from tracker.alerts.hand_over import Mail


def plain_mail(*, recipient: str, subject: str, body: str, message_id: str) -> Mail:
    """Return the mail, marked as written by a machine (RFC 3834)."""
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject=subject, body=body, to=[recipient], headers=headers).message()
    return Mail(recipient=recipient, content=message.as_bytes().replace(b"\n", b"\r\n"))
