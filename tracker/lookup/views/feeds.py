"""What programs subscribe to: the feed of changes and the calendar of effective days."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.lookup.calendar import calendar_of
from tracker.lookup.feed import entries, updated
from tracker.lookup.scope import scope_asked
from tracker.lookup.views.pages import reading_page


@reading_page
def changes_feed(request: HttpRequest) -> HttpResponse:
    """Hand over what happened, newest first, as Atom."""
    scope = scope_asked(request.GET.dict())
    found = entries(scope)
    shown = {
        "scope": scope,
        "entries": found,
        "updated": updated(found),
        "base": settings.PUBLIC_BASE_URL,
        "address": f"{settings.PUBLIC_BASE_URL}{request.get_full_path()}",
    }
    return render(request, "lookup/feed.xml", shown, content_type="application/atom+xml; charset=utf-8")


@reading_page
def effective_days_calendar(request: HttpRequest) -> HttpResponse:
    """Hand over the days on which laws begin, as iCalendar."""
    days = calendar_of(scope_asked(request.GET.dict()))
    return HttpResponse(days, content_type="text/calendar; charset=utf-8")
