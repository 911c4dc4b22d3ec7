"""The headers that tell a mail program what our mail is, which belongs to which, and how to stop it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from tracker.alerts.models import Subscriber
from tracker.review.models import Event


def message_id(*parts: str | int) -> str:
    """Return the Message-ID of what the parts name: the same at every try, and guessed by nobody."""
    digest = salted_hmac("alerts.message", ":".join(map(str, parts)), algorithm="sha256").hexdigest()
    return f"<{digest[:32]}@{_host()}>"  # 128 bits; longer, the header is folded, which some programs cannot read


def headers(event: Event, subscriber: Subscriber, stop_url: str) -> dict[str, str]:
    """Return the headers of an alert: threaded by place, one click to stop (RFC 8058), answered by no machine."""
    return {
        "Message-ID": message_id("alert", event.pk, subscriber.pk),
        "References": message_id("place", event.jurisdiction_id, subscriber.pk),
        "List-Id": f"Kratom law tracker <alerts.{_host()}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def _host() -> str:
    return urlsplit(settings.PUBLIC_BASE_URL).hostname or "localhost"
