"""Several places at once: side by side, as a trip, or as the destinations of parcels."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tracker.lookup import queries
from tracker.lookup.asked import BadQuestion, day_asked, moment_asked, substances_asked
from tracker.lookup.compare import compare
from tracker.lookup.destinations import MOST, MOST_NAMES, destinations, lines_of
from tracker.lookup.ship import ship, tally
from tracker.lookup.views.pages import reading_page

MOST_COMPARED = 20
LONGEST_FILE = 100_000  # bytes


@reading_page
def compare_page(request: HttpRequest) -> HttpResponse:
    """Show places side by side, and the strictest law on a trip through them. They stand in the address."""
    text = "\n".join([*request.GET.getlist("place"), request.GET.get("places", "")])
    context: dict[str, object] = {"text": text.strip(), "most": MOST_COMPARED, "substances": queries.substances()}
    if text.strip():
        lines = lines_of(text.replace(";", "\n"))
        if len(lines) > MOST_COMPARED:
            raise BadQuestion(gettext("Name at most %d places.") % MOST_COMPARED)
        on, known = day_asked(request.GET.get("on", "")), moment_asked(request.GET.get("known", ""), timezone.now())
        context |= {"shown": compare(destinations(lines), queries.substances(), on, known), "on": on, "known": known}
    return render(request, "lookup/compare.html", context)


@csrf_exempt  # it changes nothing, and so a reader needs no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ship_page(request: HttpRequest) -> HttpResponse:
    """Show whether parcels may go to the places that are written or handed over as a file; nothing of it is kept."""
    watched = queries.substances()
    context: dict[str, object] = {"substances": watched, "most": MOST, "most_names": MOST_NAMES}
    if request.method != "POST":
        return render(request, "lookup/ship.html", context)
    try:
        text = f"{request.POST.get('places', '')}\n{_uploaded(request)}"
        chosen = substances_asked(request.POST.get("substance", ""), watched)
        on, known = day_asked(request.POST.get("on", "")), timezone.now()
        shown = ship(destinations(lines_of(text)), chosen, on, known)
    except BadQuestion as trouble:
        return render(request, "lookup/bad_question.html", {"trouble": trouble}, status=400)
    asked = {
        "text": request.POST.get("places", ""),
        "slug": request.POST.get("substance", ""),
        "on": on,
        "known": known,
    }
    flips = sorted(((flip, one) for one in shown for flip in one.flips), key=lambda pair: pair[0].on)
    return render(
        request, "lookup/ship.html", {**context, **asked, "shown": shown, "tally": tally(shown), "flips": flips}
    )


def _uploaded(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None or isinstance(file, list):
        return ""
    if (file.size or 0) > LONGEST_FILE:
        raise BadQuestion(gettext("The file is too long: at most %d kB.") % (LONGEST_FILE // 1000))
    try:
        text: str = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadQuestion(gettext("The file is no text: save it as CSV in UTF-8.")) from error
    return text
