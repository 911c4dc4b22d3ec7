"""Every error of the API is a problem document (RFC 9457), whoever noticed it."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tracker.lookup.views.limit import spend, tell

PROBLEM = "application/problem+json"


class ProblemDocuments:
    """Middleware: keep the limit of what is asked under /api/, and give the errors their form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say on every answer what is left of the limit."""
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if not settings.API_A_MINUTE:
            return self._answer(request)
        left, wait = spend(request)
        response = _problem(HttpResponse(status=429)) if left < 0 else self._answer(request)
        tell(response, left, wait)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self._asked(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response["Allow"] = _methods(response["Allow"])
            if request.method == "OPTIONS":
                return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": response["Allow"]})
        if response.status_code >= HTTPStatus.BAD_REQUEST and not response["Content-Type"].startswith(PROBLEM):
            return _problem(response)
        return response

    def _asked(self, request: HttpRequest) -> HttpResponse:
        """Answer a HEAD as the GET that it stands for (RFC 9110, 9.3.2); the server leaves the body away."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        return response


def _methods(allowed: str) -> str:
    """Return the methods that the framework allows, and those that are answered here."""
    return f"{allowed}, HEAD, OPTIONS" if "GET" in allowed else f"{allowed}, OPTIONS"


def _problem(response: HttpResponse) -> HttpResponse:
    """Return the error as a document; what cannot be read as a question (422) is a bad request."""
    is_unreadable = response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    status = HTTPStatus.BAD_REQUEST if is_unreadable else HTTPStatus(response.status_code)
    body = {"type": "about:blank", "title": status.phrase, "status": status, "detail": _detail(response, status)}
    problem = HttpResponse(json.dumps(body), content_type=PROBLEM, status=status)
    for name in ("Allow", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    return problem


def _detail(response: HttpResponse, status: HTTPStatus) -> str:
    """Return what the framework says of a question that it cannot read, or what the status means."""
    if status != HTTPStatus.BAD_REQUEST or not response["Content-Type"].startswith("application/json"):
        return status.description
    said = json.loads(response.content)["detail"]
    return said if isinstance(said, str) else "; ".join(f"{_where(one)}: {one['msg']}" for one in said)[:500]


def _where(trouble: dict[str, Any]) -> str:
    """Return the parameter, or the field of the body, that is not as it is described: `destinations.0`."""
    source, *path = map(str, trouble["loc"])
    return ".".join(path[1:]) or source if source == "body" else path[-1]
