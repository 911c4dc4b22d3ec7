"""The admin's site with our door, for the whole admin: the project's app config names it."""

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from tracker.review.models import Brake
from tracker.review.queue import queue
from tracker.review.staff.views import PasswordView


class DeskSite(AdminSite):
    site_header = site_title = "Kratom law tracker: the desk"
    index_title = "What there is"
    index_template = "admin/desk.html"
    enable_nav_sidebar = False  # an item takes the whole width, on a telephone too

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return what there is to look at, the review room first."""
        return sorted(super().get_app_list(request, app_label), key=lambda room: room["app_label"] != "review")

    @method_decorator(never_cache)
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what there is, how much of it waits for this person, and what stands still."""
        waiting, brakes = queue(cast(User, request.user)).count(), Brake.objects.filter(released_at=None)
        return super().index(request, {**(extra_context or {}), "waiting": waiting, "brakes": brakes})

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the door, or let those in who have passed it."""
        if request.method in ("GET", "HEAD") and self.has_permission(request):
            return redirect("admin:index")
        shown = {**self.each_context(request), "title": "Log in", "subtitle": None, "app_path": request.path}
        door = PasswordView.as_view(extra_context={**shown, **(extra_context or {})})
        return cast(HttpResponse, door(request))
