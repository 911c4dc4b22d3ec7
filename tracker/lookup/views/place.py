"""The page of a place. What it shares with its neighbours is printed once, and the words that are its own put in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language

from tracker.catalog.find import find
from tracker.catalog.found import answer
from tracker.catalog.models import UNITED_STATES
from tracker.catalog.read import place_at
from tracker.catalog.tribal import tribal
from tracker.lookup import queries
from tracker.lookup.asked import day_asked, moment_asked
from tracker.lookup.borders import beyond
from tracker.lookup.caveats import caveats
from tracker.lookup.gaps import cut, filled, marks
from tracker.lookup.kept import part
from tracker.lookup.markup import breadcrumbs, data_block
from tracker.lookup.place import PlacePage
from tracker.lookup.place import place_page as page_of
from tracker.lookup.templatetags.kinds import level
from tracker.lookup.templatetags.names import in_a_sentence
from tracker.lookup.views.pages import link_to, path_to, reading_page


@reading_page
def place_page(request: HttpRequest, ocd_id: str) -> HttpResponse:
    """Show what holds in a place, on the day and by the knowledge that the address may name."""
    place = place_at(ocd_id)
    if place is None:
        raise Http404
    on = day_asked(request.GET.get("on", ""))
    known_asked = request.GET.get("known", "")
    known = moment_asked(known_asked, timezone.now())
    asked = find(request.GET.get("q", ""))
    if asked.place != place:
        asked = tribal(answer(place, ""))
    shown = page_of(place, on, known)
    zip_asked = request.GET.get("q", "") if len(asked.sides) > 1 else ""
    words = _own_words(shown, zip_asked)
    context = {
        "note": " ".join(
            filter(None, [asked.note, *caveats(request.GET.get("q", ""), [place], shown.asked.substances)])
        ),
        "sides": beyond(asked, queries.substances(), on, known),
        "on_asked": on,
        "shown": shown,
        "day": shown.asked.day,
        "known_asked": known_asked,
        "is_dated": bool(request.GET.get("on") or known_asked),
        "in_the_united_states": place.above()[0] == UNITED_STATES,
        "zip_asked": zip_asked,
        **marks(words),
    }
    return HttpResponse(filled(_pieces(context, request), words))


def _pieces(context: Mapping[str, Any], request: HttpRequest) -> list[str]:
    """Return the page cut at its gaps, printed once an era for all that share what it is made of.

    What is told because of the words that somebody asked in is told to nobody else.
    """

    def printed() -> list[str]:
        return cut(render_to_string("lookup/place.html", dict(context), request))

    if context["note"] or context["sides"] or context["zip_asked"]:
        return printed()
    key = ("place", get_language(), context["shown"].alike_beside, context["known_asked"], context["is_dated"])
    return part(key, printed, lambda pieces: sum(map(len, pieces)))


def _own_words(shown: PlacePage, zip_asked: str) -> dict[str, str]:
    """Return the words of the page that are the place's and the moment's own."""
    place, day, known = shown.place, shown.asked.day, shown.asked.known
    return {
        "full_name": shown.name,
        "name": in_a_sentence(place),
        "kind": capfirst(place.kind or level(place.level)),
        "zone": place.time_zone,
        "breadcrumbs": data_block(
            breadcrumbs((name, settings.PUBLIC_BASE_URL + path_to(one)) for name, one in shown.way)
        ),
        "query": shown.query,
        "path": link_to(place, q=zip_asked),
        "permalink": link_to(place, q=zip_asked, on=day.isoformat(), known=_utc(known)),
        "known_machine": known.isoformat(),
        "known_words": date_format(known, "DATETIME_FORMAT"),
    }


def _utc(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
