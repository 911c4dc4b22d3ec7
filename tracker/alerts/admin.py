"""What staff may see of the alerts. Nothing here can be added, changed or deleted by hand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.alerts.models import Alert, SignUp, Subscriber
from tracker.read_only import ReadOnlyAdmin


@admin.register(Alert)
class AlertAdmin(ReadOnlyAdmin):
    list_display = (
        "id",
        "event",
        "subscriber",
        "state",
        "attempts",
        "ambiguous",
        "next_try_at",
        "accepted_at",
        "error",
    )
    list_filter = ("state", "channel")
    list_select_related = ("event__change__jurisdiction", "subscriber")


@admin.register(SignUp)
class SignUpAdmin(ReadOnlyAdmin):
    list_display = ("id", "subscriber", "jurisdiction", "state", "requested_at", "confirmed_at", "attempts", "error")
    list_filter = ("state",)
    list_select_related = ("subscriber", "jurisdiction")


@admin.register(Subscriber)
class SubscriberAdmin(ReadOnlyAdmin):
    """Only a superuser sees whose address it is."""

    list_display = ("id", "created_at", "confirmed_at", "ended_at")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002 - Django's own
        dates = ("created_at", "confirmed_at", "ended_at", "round")
        return ("address", *dates) if request.user.is_superuser else dates
