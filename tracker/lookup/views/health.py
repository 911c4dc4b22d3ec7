"""Whether the program is well, for whoever watches it."""

from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracker.lookup import queries

WELL = "ok"


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database does, else 503; its status is "ok" unless something waits for a person.

    A source that cannot be read is told, and passes by itself. A room names in `health` of its AppConfig what it has to
    tell: a function of the moment that returns "ok" or what is amiss.
    """
    try:
        unhealthy = queries.unhealthy_sources()
        rooms = {name: how(timezone.now()) for name, how in _told_by_rooms().items()}
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "reason": "the database does not answer"}, status=503)
    status = WELL if set(rooms.values()) <= {WELL} else "attention"
    return JsonResponse({"status": status, "unhealthy_sources": unhealthy, **rooms})


def _told_by_rooms() -> dict[str, Callable[[datetime], str]]:
    named = (getattr(room, "health", {}) for room in apps.get_app_configs())
    return {name: import_string(function) for room in named for name, function in room.items()}
