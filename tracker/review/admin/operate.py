"""What an operator does: let go on what a brake stopped, and take away a lost second factor."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracker.read_only import ReadOnlyAdmin
from tracker.review.brake import let_go_on
from tracker.review.errors import Refused
from tracker.review.models import Brake, SecondFactor


@admin.register(Brake)
class BrakeDesk(ReadOnlyAdmin):
    list_display = ("stops", "pulled_at", "reason", "released_at", "released_by")
    actions = ("release",)

    @admin.action(description=_("Let it go on"), permissions=("release",))
    def release(self, request: HttpRequest, brakes: QuerySet[Brake]) -> None:
        """Release the chosen brakes, and say so."""
        try:
            released = sum(let_go_on(brake, cast(User, request.user)) for brake in brakes)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext(
                "%(number)d released. What was held back goes out within a minute.",
                "%(number)d released. What was held back goes out within a minute.",
                released,
            )
            messages.success(request, said % {"number": released})

    def has_release_permission(self, request: HttpRequest) -> bool:
        """Whether the person may release a brake: to others the action is not offered."""
        return request.user.has_perm("review.release_brake")


@admin.register(SecondFactor)
class SecondFactorDesk(ReadOnlyAdmin):
    """Without their second factor a person enrols a new one at the next sign-in."""

    list_display = ("person", "enrolled_at")
    fields = ("person", "enrolled_at")

    def has_delete_permission(self, request: HttpRequest, _obj: SecondFactor | None = None) -> bool:
        return request.user.has_perm("review.delete_secondfactor")
