"""What we stored of a page: shown as text, or handed over as a file that no browser runs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tracker.evidence.store import Damaged, fetch
from tracker.lookup.links import web_address
from tracker.lookup.stored import shown_pages, stored
from tracker.lookup.views.pages import reading_page

TEXTS = ("text/", "application/json", "application/xml", "application/xhtml+xml")


@reading_page
def stored_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what was read, when and from where, and its text with the quoted words marked."""
    page = get_object_or_404(shown_pages().select_related("source", "crawl"), pk=page_id)
    return render(request, "lookup/evidence.html", {"stored": stored(page), "url": web_address(page.url)})


@reading_page
def stored_bytes(request: HttpRequest, page_id: int) -> HttpResponse:
    """Hand over the stored bytes, just as they were received; 410 where they are missing or damaged."""
    page = get_object_or_404(shown_pages(), pk=page_id)
    try:
        body = fetch(page.sha256)
    except Damaged:
        return render(request, "lookup/evidence_gone.html", {"page": page}, status=410)
    is_text = page.media_type.lower().startswith(TEXTS)
    response = HttpResponse(body, content_type="text/plain" if is_text else "application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{page.sha256}.{"txt" if is_text else "bin"}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
