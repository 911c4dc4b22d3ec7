"""What Scrapy, Twisted and the gate raise, by our names."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectionClosed

from scrapers.errors import AddressRefused, Incomplete, TooLarge, Trouble, Unreachable
from tracker import gate

NAMES: tuple[tuple[type[Exception], type[Trouble], str], ...] = (
    (gate.Refused, AddressRefused, ""),
    (NotSupported, AddressRefused, ""),
    (UnsupportedURLSchemeError, AddressRefused, ""),
    (CannotResolveHostError, Unreachable, "the host's name leads nowhere"),
    (DownloadConnectionRefusedError, Unreachable, "the host refuses the connection"),
    (DownloadTimeoutError, Unreachable, ""),
    (ResponseDataLossError, Incomplete, "the connection broke off: data loss"),
    (DownloadCancelledError, TooLarge, ""),
    (ConnectError, Unreachable, ""),
    (ConnectionClosed, Unreachable, ""),
)


def named(error: Exception) -> Exception:
    """Return the Trouble that an error of the network is; our own Trouble, and a bug, as they came."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, DownloadFailedError):
        return Unreachable(_failed(str(error)))
    for kind, trouble, words in NAMES:
        if isinstance(error, kind):
            return trouble(words or str(error))
    return error


def _failed(words: str) -> str:
    """Return the plain reason why a connection failed before an answer came."""
    if "certificate" in words or "VerificationError" in words:
        return f"certificate: the host does not prove who it is: {words}"
    if "SSL" in words:
        return f"certificate: no secure connection: {words}"
    return f"the connection failed: {words}"
