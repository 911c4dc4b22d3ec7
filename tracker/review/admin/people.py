"""The accounts of the staff: an operator gives and takes roles and switches off who leaves, and rises no higher."""

from typing import cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from tracker.review.roles import ROLES

admin.site.unregister(User)

ONLY_TO_SEE = ("is_superuser", "user_permissions", "last_login", "date_joined")
ONES_OWN = ("is_active", "is_staff", "groups")
WHAT_ROLES_MAY = format_html(
    "<p>Everyone of the staff who has a role may look at the desk. Besides:</p><ul>{}</ul>"
    "<p>One person may have several roles. A superuser may do everything.</p>",
    format_html_join("", "<li><strong>{}</strong>: {}.</li>", ((name, role.may) for name, role in ROLES.items())),
)


@admin.register(User)
class PeopleDesk(UserAdmin):  # type: ignore[type-arg]  # at run time it takes no type
    """Django's own page lets whoever may change accounts make themselves a superuser. Here only a superuser may."""

    list_display = ("username", "email", "is_active", "roles", "last_login")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Name and address", {"fields": ("first_name", "last_name", "email")}),
        ("What the person may do", {"fields": ("is_active", "is_staff", "groups"), "description": WHAT_ROLES_MAY}),
        ("Beyond the roles", {"fields": ("is_superuser", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    @admin.display(description="roles")
    def roles(self, person: User) -> str:
        """Name the roles of the person."""
        return ", ".join(group.name for group in person.groups.all()) or "none"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Return what this person may only look at: what makes a superuser, and of their own account the roles too."""
        if cast(User, request.user).is_superuser:
            return ()
        return (*ONLY_TO_SEE, *(ONES_OWN if obj == request.user else ()))

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not cast(User, request.user).is_superuser
        return super().has_change_permission(request, obj) and not is_above
