"""The manual checks that are due: what to look for and where, and a button for who has looked and found no change."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tracker.evidence.check_by_hand import check_by_hand
from tracker.evidence.models import Source


@require_http_methods(["GET", "HEAD", "POST"])
def by_hand_view(request: HttpRequest) -> HttpResponse:
    """List the checks that are due; take note that the person has looked at one."""
    now = timezone.now()
    if request.method == "POST":
        slug = request.POST.get("source", "")
        source = get_object_or_404(Source.objects.due_by_hand(now), slug=slug)
        check_by_hand(source, by=cast(User, request.user).get_username(), now=now)
        said = {"publisher": source.publisher, "day": source.next_due.date().isoformat()}
        messages.success(request, gettext("%(publisher)s: written down. It is due again on %(day)s.") % said)
        return redirect("admin:review_change_by_hand")
    due = Source.objects.due_by_hand(now).select_related("jurisdiction")
    shown = {**admin.site.each_context(request), "title": gettext("Look at sources by hand"), "due": due}
    return render(request, "admin/review/change/by_hand.html", shown)
