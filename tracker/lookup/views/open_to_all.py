"""Open to all: a script on any page may read what is for machines, and see what it needs of the headers.

The rules that browsers keep are those of CORS (https://fetch.spec.whatwg.org/#http-cors-protocol). Nothing here knows
who asks, so that there is nothing that a stranger's page could read in a reader's name.
"""

import re
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

ADDRESSES = re.compile(r"/(?:api|data|feeds)/.*|/calendar\.ics", re.DOTALL)
ANSWER: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After",
}
PREFLIGHT: Mapping[str, str] = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "7200",  # seconds; no browser that is in use keeps it for longer
}


def open_to_all(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: let a script on any page read the answer, a 304 too, and answer a browser that asks whether it may.

    It stands outside what makes a 304, which keeps few of an answer's headers.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if not ADDRESSES.fullmatch(request.path):
            return get_response(request)
        response = HttpResponse(status=204, headers=PREFLIGHT) if _is_preflight(request) else get_response(request)
        for name, value in ANSWER.items():
            response[name] = value
        return response

    return answer


class Compressed(GZipMiddleware):
    """Middleware: send what is for machines compressed to who takes that.

    What a secret could be guessed from by its length (BREACH) is never compressed: a page with a form's token, say.
    There is none here, so that the same answer has the same length each time.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer, compressed where it may be."""
        return super().process_response(request, response) if ADDRESSES.fullmatch(request.path) else response


def _is_preflight(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
