"""The map, drawn here and not in the browser: a picture of links, and a table that says the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from tracker.lookup import queries
from tracker.lookup.asked import BadQuestion, day_asked, moment_asked, substances_asked
from tracker.lookup.map import MAPS, areas, legend
from tracker.lookup.views.pages import reading_page


@reading_page
def map_page(request: HttpRequest) -> HttpResponse:
    """Show a substance's labels on a day, of the states or of the world."""
    of = request.GET.get("of", "us")
    watched = queries.substances()
    if not watched:
        raise BadQuestion(gettext("Nothing is watched here yet, so there is no map."))
    substance = substances_asked(request.GET.get("substance", "") or watched[0].slug, watched)[0]
    on = day_asked(request.GET.get("on", ""))
    now = timezone.now()
    known = moment_asked(request.GET.get("known", ""), now)
    shown = areas(of, substance, on, known)
    width, height = MAPS[of]
    drawing = {"of": of, "width": width, "height": height, "areas": shown, "legend": legend(shown)}
    asked = {"substance": substance, "substances": watched, "day": on or known.date(), "on": on}
    return render(request, "lookup/map.html", {**drawing, **asked, "known_asked": request.GET.get("known", "")})
