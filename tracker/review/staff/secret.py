"""Secrets at rest: encrypted (Fernet) with a key made from SECRET_KEY, so that a copy of the database opens no door."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

SALT = "tracker.second_factor"


def seal(secret: str) -> str:
    """Return the secret encrypted, as the database keeps it."""
    return _lock().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str | None:
    """Return the secret, or None where it was sealed with another SECRET_KEY."""
    try:
        return _lock().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _lock() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(salted_hmac(SALT, "fernet", algorithm="sha256").digest()))
