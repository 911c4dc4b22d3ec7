"""Answers kept: a page or an answer that was given before is given again while it is still true."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from tracker.lookup.kept import Answered, Era, Kept, answering_in, quarter_of
from tracker.record.stamp import stamp

KEEPABLE = re.compile(r"/place/.+|/map/|/api/v1/(lookup|claims|labels)|/")
"""The addresses whose answers are made of nothing but the address, the language, the record and the time."""

kept: Kept[Answered] = Kept()


class KeepAnswers:
    """Middleware: look for a kept answer before anything else is done. It costs one query to see that it holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from what is kept, or keep the answer; 304 to who has it already."""
        if request.method not in ("GET", "HEAD") or not KEEPABLE.fullmatch(request.path):
            return self.get_response(request)
        era = Era(quarter=quarter_of(timezone.now()), stamp=stamp())
        address = f"{get_language()} {request.get_host()}{request.get_full_path()}"
        if answered := kept.get(era, address):
            return _unless_there(request, HttpResponse(answered.body, headers=answered.headers))
        with answering_in(era):
            response = self.get_response(request)
        if _is_for_all(response):
            response["ETag"] = era.etag(address)
            answered = Answered(body=response.content, headers=dict(response.items()))
            kept.put(era, address, answered, len(answered.body))
            return _unless_there(request, response)
        return response


def _unless_there(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the answer, or 304 to who has it already (RFC 9110, 13.1.2)."""
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return cast(HttpResponse, get_conditional_response(request, etag=response["ETag"], response=response))


def _is_for_all(response: HttpResponse) -> bool:
    """Whether anybody who asks at that address is to get this very answer."""
    is_public = "public" in response.get("Cache-Control", "")
    return response.status_code == HTTPStatus.OK and is_public and not response.cookies and "Vary" not in response
