"""What the search box asks while somebody types, or when they want the place where they are."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tracker.catalog.find import LONGEST
from tracker.catalog.nearest import nearest
from tracker.catalog.suggest import suggest

SHOWN = 8


@require_safe
@cache_control(public=True, max_age=3600)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with the names that the words typed so far can become."""
    words = request.GET.get("q", "")[:LONGEST].replace("\x00", "")
    return JsonResponse({"names": list(dict.fromkeys(place.in_full() for place in suggest(words, SHOWN)))})


@csrf_exempt  # it changes nothing; as a POST the position stands in no address, and so in no log
@never_cache
@require_POST
def near(request: HttpRequest) -> JsonResponse:
    """Answer with the page of the place nearest to a position in degrees, or null. The position is not kept.

    Where the ZIP code that it was found by lies in several counties, the page is asked for all of them.
    """
    try:
        latitude, longitude = (float(request.POST[name]) for name in ("latitude", "longitude"))
    except (KeyError, ValueError):
        return JsonResponse({"address": None}, status=400)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return JsonResponse({"address": None}, status=400)
    found = nearest(latitude, longitude)
    if found is None:
        return JsonResponse({"address": None})
    address = reverse("lookup:place", args=[found.jurisdiction.ocd_id])
    return JsonResponse({"address": f"{address}?q={found.code}" if found.counties.exists() else address})
