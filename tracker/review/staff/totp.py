"""One-time codes by the clock (RFC 6238), as every authenticator knows them: SHA-1, 30 seconds, 6 digits."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
ISSUER = "Kratom law tracker"


def new_secret() -> str:
    """Return a fresh secret of 160 bits, in base32 (RFC 4226, section 4, R6)."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_of(moment: datetime) -> int:
    """Return the number of the time step that the moment falls in."""
    return int(moment.timestamp()) // SECONDS


def code_at(secret: str, step: int) -> str:
    """Return the code of a time step (RFC 4226, section 5.3)."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def address_of(secret: str, name: str) -> str:
    """Return the address that an authenticator reads from the QR code."""
    words = urlencode({"secret": secret, "issuer": ISSUER}, quote_via=quote)
    return f"otpauth://totp/{quote(ISSUER)}:{quote(name)}?{words}"
