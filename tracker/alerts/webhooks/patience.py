"""How long a receiver asks us to wait (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

AT_MOST = timedelta(hours=24)  # whoever asks for longer is asked again after a day


def asked_wait(retry_after: str, now: datetime) -> timedelta:
    """Return the wait that a Retry-After header asks for, in seconds or until a date; none for one that makes no sense.

    It is never negative, and a day at most.
    """
    words = retry_after.strip()
    if words.isascii() and words.isdecimal():
        return min(timedelta(seconds=int(words[:9])), AT_MOST)
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return timedelta(0)
    until = until if until.tzinfo else until.replace(tzinfo=UTC)  # "-0000" reads as a date of no zone, and is UTC
    return max(timedelta(0), min(until - now, AT_MOST))
