"""One-time codes by the clock (RFC 6238), as every authenticator knows them: SHA-1, 30 seconds, 6 digits."""

from datetime import datetime

import pyotp

ISSUER = "Kratom law tracker"
DRIFT = 1  # steps that a clock may be off


def new_secret() -> str:
    """Return a fresh secret of 160 bits, in base32 (RFC 4226, section 4, R6)."""
    return pyotp.random_base32()


def step_of_code(secret: str, code: str, moment: datetime) -> int | None:
    """Return the number of the time step whose code this is, of those around the moment, or None."""
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(code, for_time=moment, valid_window=DRIFT)
    except pyotp.OTPVerificationError:
        return None


def address_of(secret: str, name: str) -> str:
    """Return the address that an authenticator reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
