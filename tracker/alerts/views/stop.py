"""The way out, and what the desk asks about who would be told."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tracker.alerts.forms import FREQUENCY_CHOICES
from tracker.alerts.reach import reach
from tracker.alerts.token import stop_of
from tracker.alerts.unsubscribe import unsubscribe, unsubscribe_from_everything
from tracker.review.models import Change

READ_AND_POST = ["GET", "HEAD", "POST"]


@csrf_exempt
@never_cache
@require_http_methods(READ_AND_POST)
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what to end, and end it: for a mail program's one click (RFC 8058) too, which has no cookie and no page."""
    stop = stop_of(token)
    if stop is None:
        return render(request, "alerts/dead_link.html", status=404)
    if request.method != "POST":
        return render(request, "alerts/stop.html", {"stop": stop})
    everything = "everything" in request.POST
    if not everything:
        unsubscribe(stop)
    elif not unsubscribe_from_everything(stop):
        return render(request, "alerts/dead_link.html", status=404)
    return render(request, "alerts/stopped.html", {"stop": stop, "everything": everything})


@staff_member_required
@require_safe
def reach_page(request: HttpRequest, change_id: int) -> HttpResponse:
    """Tell the desk how many subscribers a change would reach, and how soon."""
    change = get_object_or_404(Change.objects.select_related("jurisdiction"), pk=change_id)
    soon = [(words, reached[often]) for often, words in FREQUENCY_CHOICES] if (reached := reach(change)) else []
    context = {"change": change, "subscribers": sum(reached.values()), "how_soon": soon}
    return render(request, "alerts/reach.html", context)
