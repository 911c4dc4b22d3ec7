"""The page on which a reader reports an error. GET shows, POST acts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tracker.catalog.models import Jurisdiction
from tracker.review.forms import ReportForm
from tracker.review.report import report


@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest) -> HttpResponse:
    """Show the form for the place that the address names, and hand over what it says; 429 when the day's is spent."""
    if request.method != "POST":
        place = get_object_or_404(Jurisdiction, ocd_id=request.GET.get("place", "").replace("\x00", ""))
        asked = {"place": place.ocd_id, "substance": request.GET.get("substance", "")}
        return render(
            request, "review/report.html", {"form": ReportForm(initial=asked, label_suffix=""), "place": place}
        )
    form = ReportForm(request.POST, label_suffix="")
    if not form.is_valid():
        return render(request, "review/report.html", {"form": form}, status=400)
    said = form.cleaned_data
    if not report(said["place"], said["substance"], said["words"], said["url"]):
        return render(request, "review/report_refused.html", status=429)
    return redirect("review:reported")


@require_safe
def reported_page(request: HttpRequest) -> HttpResponse:
    """Thank the reader, and say what becomes of the report."""
    return render(request, "review/reported.html")
