"""What is answered where something of ours failed: that it did, and whether it is worth trying again."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

AGAIN_IN = "30"  # seconds


def failed(_request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database is away, for that passes, and 500 for a bug. Called while it is being handled."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = HttpResponse(render_to_string("500.html", {"is_away": is_away}), status=503 if is_away else 500)
    if is_away:
        response["Retry-After"] = AGAIN_IN
    return response
