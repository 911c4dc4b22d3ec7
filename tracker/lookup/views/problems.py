"""Every error of the API is a problem document (RFC 9457), whoever noticed it."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tracker.lookup.views.limit import spend, tell

PROBLEM = "application/problem+json"
READING = "GET, HEAD, OPTIONS, POST"


class ProblemDocuments:
    """Middleware: give the errors under /api/ their form, and let a script on any page read every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a browser's question whether it may ask (CORS) is answered here."""
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        is_preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = HttpResponse(status=204) if is_preflight else self._asked(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST and not response["Content-Type"].startswith(PROBLEM):
            response = _problem(response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = READING
        response["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        response["Access-Control-Expose-Headers"] = "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
        return response

    def _asked(self, request: HttpRequest) -> HttpResponse:
        """Answer a HEAD as the GET that it stands for (RFC 9110, 9.3.2); the server leaves the body away."""
        if request.method != "HEAD":
            return self._within_limits(request)
        request.method = "GET"
        response = self._within_limits(request)
        request.method = "HEAD"
        return response

    def _within_limits(self, request: HttpRequest) -> HttpResponse:
        if not settings.API_A_MINUTE:
            return self.get_response(request)
        left, wait = spend(request)
        response = _problem(HttpResponse(status=429)) if left < 0 else self.get_response(request)
        tell(response, left, wait)
        return response


def _problem(response: HttpResponse) -> HttpResponse:
    """Return the error as a document; what cannot be read as a question (422) is a bad request."""
    is_unreadable = response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    status = HTTPStatus.BAD_REQUEST if is_unreadable else HTTPStatus(response.status_code)
    detail = _what_is_wrong(response) if is_unreadable else status.description
    body = {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
    problem = HttpResponse(json.dumps(body), content_type=PROBLEM, status=status)
    for name in ("Allow", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    return problem


def _what_is_wrong(response: HttpResponse) -> str:
    said = json.loads(response.content)["detail"]
    return "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in said)[:500]
