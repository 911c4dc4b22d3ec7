"""The base of every admin page that shows rows which the line writes and nobody edits."""
# ruff: noqa: ARG002 - the arguments are those that Django calls with

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = admin.ModelAdmin  # at run time it takes no type


class ReadOnlyAdmin(Base):
    """Shows, and that is all."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
