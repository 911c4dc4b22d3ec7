"""Whether the program is well, for whoever watches it."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracker.lookup import queries


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database does, else 503. A source that cannot be read is told, and is no reason for 503."""
    try:
        unhealthy = queries.unhealthy_sources()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "reason": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok", "unhealthy_sources": unhealthy})
