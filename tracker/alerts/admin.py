"""What staff may see of the alerts. Nothing here can be added, changed or deleted by hand."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.alerts.departed.release import release
from tracker.alerts.departed.restored import is_restored
from tracker.alerts.models import Alert, AlertQuerySet, Mark, SignUp, Subscriber, Webhook
from tracker.alerts.retry import retry
from tracker.read_only import ReadOnlyAdmin
from tracker.review.errors import Refused


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
    actions = ("try_again",)

    @admin.action(description="Try again what is parked")
    def try_again(self, request: HttpRequest, alerts: AlertQuerySet) -> None:
        """Owe the chosen parked mails anew, and say so."""
        try:
            owed = retry(alerts, cast(User, request.user))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{owed} owed anew. They go out with the next ring.")


@admin.register(Webhook)
class WebhookAdmin(ReadOnlyAdmin):
    """How the receivers do. Where they are is their owners' own."""

    list_display = (
        "id",
        "subscriber",
        "verified_at",
        "failing_since",
        "failures",
        "disabled_at",
        "next_try_at",
        "error",
    )
    fields = list_display
    list_select_related = ("subscriber",)


@admin.register(Mark)
class MarkAdmin(ReadOnlyAdmin):
    """How far the database is, and whether mail is held because it was restored."""

    list_display = ("number", "is_held")
    actions = ("release_mail",)

    @admin.display(description="mail is held", boolean=True)
    def is_held(self, _mark: Mark) -> bool:
        return is_restored()

    @admin.action(description="Take out who left, and let mail go out")
    def release_mail(self, request: HttpRequest, _marks: QuerySet[Mark]) -> None:
        """Release what is held, and say what that meant."""
        try:
            done = release(cast(User, request.user))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = f"{done.departed} had left; {done.perhaps_sent} alerts wait that may have been sent before."
            messages.success(request, words)


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
