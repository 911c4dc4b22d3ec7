"""The headers that tell a mail program what our mail is, which belongs to which, and how to stop it."""

from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tracker.alerts.form import blank
from tracker.catalog.models import Jurisdiction

ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058


def message_id(*parts: str | int) -> str:
    """Return the Message-ID of what the parts name: the same at every try, and guessed by nobody."""
    digest = salted_hmac("alerts.message", ":".join(map(str, parts)), algorithm="sha256").hexdigest()
    return f"<{digest[:32]}@{_host()}>"  # 128 bits; longer, the header is folded, which some programs cannot read


def headers(place: Jurisdiction | None) -> dict[str, str]:
    """Return the headers of a form letter: one click to stop (RFC 8058), answered by no machine (RFC 3834).

    What speaks of one place belongs to that place's thread, for every reader the same. Blanks: `id`, `date`, `stop`.
    """
    thread = {"References": message_id("place", place.ocd_id)} if place else {}
    return {
        "Message-ID": blank("id"),
        "Date": blank("date"),
        **thread,
        "List-Id": f"Kratom law tracker <alerts.{_host()}>",
        "List-Unsubscribe": f"\r\n <{blank('stop')}>",
        "List-Unsubscribe-Post": ONE_CLICK,
        "Auto-Submitted": "auto-generated",
    }


def written_at(moment: datetime | None = None) -> str:
    """Return a Date header's value: of now, unless told otherwise."""
    return format_datetime(moment or timezone.now())


def ascii_address(address: str) -> str:
    """Return the address as it travels: its domain in ASCII (RFC 5891). The local part is ASCII from the start."""
    if address.isascii():
        return address
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _host() -> str:
    return urlsplit(settings.PUBLIC_BASE_URL).hostname or "localhost"
