"""The headers that tell a mail program what our mail is, which belongs to which, and how to stop it."""

from email.utils import format_datetime
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from tracker.alerts.form_letter import blank
from tracker.alerts.seal import seal
from tracker.catalog.models import Jurisdiction

ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058


def message_id(*parts: str | int) -> str:
    """Return the Message-ID of what the parts name: the same at every try, and guessed by nobody."""
    word = seal("alerts.message", ":".join(map(str, parts))).hex()
    return f"<{word[:32]}@{_host(settings.PUBLIC_BASE_URL)}>"  # 128 bits


def headers(place: Jurisdiction | None, stop_url: str) -> dict[str, str]:
    """Return the headers of a form letter: one click to stop (RFC 8058), answered by no machine (RFC 3834).

    What speaks of one place belongs to that place's thread, for every reader the same. The Message-ID is a blank, `id`.
    """
    thread = {"References": message_id("place", place.ocd_id)} if place else {}
    return {
        "Message-ID": blank("id"),
        "Date": format_datetime(timezone.now()),
        **thread,
        "List-Id": f"<alerts.{_host(settings.PUBLIC_BASE_URL)}>",
        "List-Unsubscribe": f"\r\n <{stop_url}>",
        "List-Unsubscribe-Post": ONE_CLICK,
        "Auto-Submitted": "auto-generated",
    }


def ascii_address(address: str) -> str:
    """Return the address as it travels: its domain in ASCII (RFC 5891). The local part is ASCII from the start."""
    if address.isascii():
        return address
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


@cache
def _host(base_url: str) -> str:
    return urlsplit(base_url).hostname or "localhost"
