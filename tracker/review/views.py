"""The page on which a reader reports an error. GET shows, POST acts."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tracker.catalog.find import LONGEST, find
from tracker.catalog.models import Jurisdiction
from tracker.review.forms import ReportForm
from tracker.review.report import report


@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest) -> HttpResponse:
    """Show the form for the place that the address names, and hand over what it says; 429 when the day's is spent.

    Without a place it asks for one.
    """
    if request.method != "POST" and "place" not in request.GET:
        return _where(request)
    if request.method != "POST":
        place = get_object_or_404(Jurisdiction, ocd_id=request.GET.get("place", "").replace("\x00", ""))
        asked = {"place": place.ocd_id, "substance": request.GET.get("substance", "")}
        return render(
            request, "review/report.html", {"form": ReportForm(initial=asked, label_suffix=""), "place": place}
        )
    form = ReportForm(request.POST, label_suffix="")
    if not form.is_valid():
        about = Jurisdiction.objects.filter(ocd_id=form.data.get("place", "").replace("\x00", "")).first()
        return render(request, "review/report.html", {"form": form, "place": about}, status=400)
    said = form.cleaned_data
    if not report(said["place"], said["substance"], said["words"], said["url"]):
        return render(request, "review/report_refused.html", status=429)
    return redirect("review:reported")


def _where(request: HttpRequest) -> HttpResponse:
    """Ask which place the report is about, and lead to its form where the words mean one."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    found = find(words)
    if found.place:
        return redirect(f"{reverse('review:report')}?{urlencode({'place': found.place.ocd_id})}")
    return render(request, "review/report_where.html", {"q": words, "matches": found.matches})


@require_safe
def reported_page(request: HttpRequest) -> HttpResponse:
    """Thank the reader, and say what becomes of the report."""
    return render(request, "review/reported.html")
