"""The store of bytes: each lies in DATA_DIR/pages under its own SHA-256, so `sha256sum` proves any of them."""

import hashlib
import os
from pathlib import Path

from django.conf import settings


class Damaged(Exception):
    """Stored bytes are missing or no longer hash to their name; the message says which."""


def path_of(sha256: str) -> Path:
    """Return where the bytes with this hash lie, or would."""
    return Path(settings.DATA_DIR) / "pages" / sha256[:2] / sha256


def keep(body: bytes) -> str:
    """Store the bytes and return their SHA-256. They are on disk, whole, under that name when this returns."""
    sha256 = hashlib.sha256(body).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    return sha256


def keep_text(text: str) -> str:
    """Store a normalised text and return its SHA-256."""
    return keep(text.encode())


def fetch(sha256: str) -> bytes:
    """Return the stored bytes.

    Raises:
        Damaged: they are not there, or are not what their name says.
    """
    try:
        body = path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise Damaged(f"{sha256} is missing from the store") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise Damaged(f"{sha256} does not hash to its name")
    return body
