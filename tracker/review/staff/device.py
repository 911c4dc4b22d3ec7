"""Devices that somebody has signed in with: a signed cookie, which opens nothing and only has a budget of its own."""

import secrets

from django.core import signing

COOKIE = "device"
SALT = "tracker.device"
AGE = 180 * 86_400  # seconds


def device_of(cookie: str, account: str) -> str:
    """Return the name of the device if it has signed in to this account before, else ""."""
    try:
        known = signing.loads(cookie, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return ""
    return str(known["device"]) if known["account"] == account.casefold() else ""


def cookie_of(device: str, account: str) -> str:
    """Return the cookie of a device, or of a new one, that has signed in to the account."""
    return signing.dumps({"account": account.casefold(), "device": device or secrets.token_hex(16)}, salt=SALT)
