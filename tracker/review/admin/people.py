"""The accounts of the staff: an operator gives and takes roles and switches off who leaves, and rises no higher."""

from typing import cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.review.roles import ROLES

admin.site.unregister(User)

ONLY_TO_SEE = ("is_superuser", "user_permissions", "last_login", "date_joined")
ONES_OWN = ("is_active", "is_staff", "groups")


def what_roles_may() -> SafeString:
    """Return what each role lets a person do, as the page of an account says it."""
    roles = ((name, gettext(role.may)) for name, role in ROLES.items())
    return format_html(
        "<p>{}</p><ul>{}</ul><p>{}</p>",
        gettext("Everyone of the staff who has a role may look at the desk. Besides:"),
        format_html_join("", "<li><strong>{}</strong>: {}.</li>", roles),
        gettext("One person may have several roles. A superuser may do everything."),
    )


WHAT_ROLES_MAY = lazy(what_roles_may, str)()  # in the language of who reads it, not of who started the program


@admin.register(User)
class PeopleDesk(UserAdmin):  # type: ignore[type-arg]  # at run time it takes no type
    """Django's own page lets whoever may change accounts make themselves a superuser. Here only a superuser may."""

    list_display = ("username", "email", "is_active", "roles", "last_login")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Name and address"), {"fields": ("first_name", "last_name", "email")}),
        (
            _("What the person may do"),
            {"fields": ("is_active", "is_staff", "groups"), "description": WHAT_ROLES_MAY},
        ),
        (_("Beyond the roles"), {"fields": ("is_superuser", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    @admin.display(description=_("roles"))
    def roles(self, person: User) -> str:
        """Name the roles of the person."""
        return ", ".join(group.name for group in person.groups.all()) or gettext("none")

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
