"""How much one address may ask of the API, and how much of that is left."""

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from tracker.visitor import visitor

WINDOW = 60  # seconds


def spend(request: HttpRequest) -> tuple[int, int]:
    """Count a request of its address in this minute and return how many are left, below 0 for too many, and the wait.

    The count is each process's own, in memory, and the address is kept for no longer than the minute: it shields the
    server from a runaway script, and bills nobody.
    """
    minute, second = divmod(int(time.time()), WINDOW)
    key = f"asked:{minute}:{visitor(request.META)}"
    cache.add(key, 0, timeout=WINDOW)
    return settings.API_A_MINUTE - cache.incr(key), WINDOW - second


def tell(response: HttpResponse, left: int, wait: int) -> None:
    """Write the limit, what is left of it and when it begins anew, in seconds, on the answer."""
    response["RateLimit-Limit"] = str(settings.API_A_MINUTE)
    response["RateLimit-Remaining"] = str(max(0, left))
    response["RateLimit-Reset"] = str(wait)
    if left < 0:
        response["Retry-After"] = str(wait)
