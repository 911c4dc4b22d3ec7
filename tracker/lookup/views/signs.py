"""Signs for programs that come by: what may be crawled, what there is, and how to search here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from tracker.lookup.queries import places_of_note
from tracker.lookup.views.pages import reading_page
from tracker.record.models import Notice

MOST_ADDRESSES = 50_000  # of one sitemap (sitemaps.org, protocol)
PAGES = ("front", "map", "compare", "ship", "coming", "notices", "changes", "disagreements", "sources", "data", "about")


@reading_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what is not for them: the desk, and copies of what others wrote (RFC 9309)."""
    return render(request, "lookup/robots.txt", {"base": settings.PUBLIC_BASE_URL}, content_type="text/plain")


@reading_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page, place of note and notice (sitemaps.org)."""
    places = places_of_note(timezone.now()).values_list("ocd_id", flat=True)
    notices = Notice.objects.held().order_by("-pk").values_list("pk", flat=True)
    paths = [reverse(f"lookup:{name}") for name in PAGES]
    paths += [reverse("lookup:place", args=[ocd_id]) for ocd_id in places]
    paths += [reverse("lookup:notice", args=[notice]) for notice in notices[:MOST_ADDRESSES]]
    shown = {"addresses": [f"{settings.PUBLIC_BASE_URL}{path}" for path in paths[:MOST_ADDRESSES]]}
    return render(request, "lookup/sitemap.xml", shown, content_type="application/xml")


@reading_page
def search_description(request: HttpRequest) -> HttpResponse:
    """Describe the search, so that a browser can offer it (OpenSearch 1.1)."""
    shown = {"base": settings.PUBLIC_BASE_URL, "icon": static("icon.svg")}
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "lookup/opensearch.xml", shown, content_type=kind)


@reading_page
def icon(_request: HttpRequest) -> HttpResponseBase:
    """Lead to the icon those who look for it where it was in the beginning of the web."""
    return redirect(static("icon.svg"))
