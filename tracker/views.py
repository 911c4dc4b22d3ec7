"""What every page may tell of the site, and what is answered where something of ours failed."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

AGAIN_IN = "30"  # seconds


def site(_request: HttpRequest) -> dict[str, str]:
    """Return what every template is given: the address that people see, with which a printed page tells its own."""
    return {"site": settings.PUBLIC_BASE_URL}


def failed(_request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database is away, for that passes, and 500 for a bug. Called while it is being handled."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = HttpResponse(render_to_string("500.html", {"is_away": is_away}), status=503 if is_away else 500)
    if is_away:
        response["Retry-After"] = AGAIN_IN
    return response
