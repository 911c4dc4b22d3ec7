"""The pages for reading. None of them sets a cookie, and each works without JavaScript."""

from collections.abc import Callable
from functools import lru_cache, wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from tracker.catalog.find import LONGEST, find
from tracker.catalog.models import Jurisdiction
from tracker.lookup import queries
from tracker.lookup.asked import BadQuestion
from tracker.lookup.asked_places import asked_places
from tracker.lookup.sift import CHOICES, sift
from tracker.lookup.signposts import SIGNPOSTS, asks_for_care, meant
from tracker.lookup.words import LABELS, SUMMARIES
from tracker.vocabulary import Label

Page = Callable[..., HttpResponseBase]
PATHS_KEPT = 1000


def reading_page(view: Page) -> Page:
    """Serve a page that anyone may read and share, asked for anew each time; a bad question is told so."""

    @wraps(view)
    def served(request: HttpRequest, *args: object, **words: object) -> HttpResponseBase:
        try:
            return view(request, *args, **words)
        except BadQuestion as trouble:
            return render(request, "lookup/bad_question.html", {"trouble": trouble}, status=400)

    served_to_all: Page = cache_control(public=True, max_age=0, must_revalidate=True)(served)

    @wraps(view)
    def only_read(request: HttpRequest, *args: object, **words: object) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return served_to_all(request, *args, **words)
        refused = render(request, "lookup/not_allowed.html", status=405)
        refused["Allow"] = "GET, HEAD"
        return refused

    return only_read


@reading_page
def front_page(request: HttpRequest) -> HttpResponse:
    """Ask for a place, lead to it where one is meant, and show the label of every state."""
    words = request.GET.get("q", "").strip()
    found = find(words)
    if found.place:
        return redirect(_address(found.place, request))
    watched, now = queries.substances(), timezone.now()
    wishes = {one.slug: request.GET.get(one.slug, "") for one in watched}
    everywhere = queries.states(watched, now)
    shown = {
        "q": words[:LONGEST],
        "asked": asked_places(words, found, watched, now),
        "meant": meant(words),
        "care": asks_for_care(words),
        "signposts": SIGNPOSTS,
        "longest": LONGEST,
        "substances": watched,
        "wishes": [(one, wishes[one.slug]) for one in watched],
        "choices": CHOICES,
        "states": sift(everywhere, watched, wishes),
        "is_sifted": any(wishes.values()),
        "everywhere": everywhere,
    }
    return render(request, "lookup/front.html", shown)


@reading_page
def about_page(request: HttpRequest) -> HttpResponse:
    """Show what the words mean, who decides, and what nobody here has checked."""
    return render(request, "lookup/about.html", {"labels": [(LABELS[one], SUMMARIES[one]) for one in Label]})


def _address(place: Jurisdiction, request: HttpRequest) -> str:
    """Return the place's page, for the day and the knowledge that were asked for, and in which words."""
    return link_to(place, **{name: request.GET.get(name, "") for name in ("q", "on", "known")})


def link_to(place: Jurisdiction, **asked: str) -> str:
    """Return the address of the place's page with what is asked there; "" asks for nothing."""
    path, kept = path_to(place.ocd_id), {name: words for name, words in asked.items() if words}
    return f"{path}?{urlencode(kept)}" if kept else path


@lru_cache(maxsize=PATHS_KEPT)
def path_to(ocd_id: str) -> str:
    """Return the path of the page of the place with that id: a page names its own thrice, and many name a state."""
    return reverse("lookup:place", args=[ocd_id])
