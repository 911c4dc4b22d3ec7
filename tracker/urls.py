"""Which room answers which address."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from tracker.lookup.api import api
from tracker.review.staff.views import second_view

handler500 = "tracker.views.failed"
urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/second-factor/", second_view, name="second_factor"),
    path("admin/", admin.site.urls),
    path("api/", api.urls),
    path("", include("tracker.review.urls")),
    path("", include("tracker.alerts.urls")),
    path("", include("tracker.lookup.urls")),
]
