"""The roles of the staff, as groups: reviewer, publisher, operator. What each may do is enforced in the verbs."""

from collections.abc import Mapping
from types import MappingProxyType

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction

ROOMS = ("catalog", "evidence", "record", "review")
ROLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reviewer": ("review.decide_change",),
        "publisher": ("review.decide_change", "review.publish_change"),
        "operator": (
            "review.release_brake",
            "review.view_secondfactor",
            "review.delete_secondfactor",
            "evidence.change_source",
            "auth.add_user",
            "auth.change_user",
            "auth.view_user",
            "auth.view_group",
        ),
    }
)


def load_roles() -> int:
    """Give each role its group with just its permissions, and return how many there are; may run twice.

    Every role may look at all that is not a subscriber's, but only an operator at who has enrolled which second factor.
    A room behind this one names in `roles` of its AppConfig what it adds to a role.
    """
    looking = Permission.objects.filter(content_type__app_label__in=ROOMS, codename__startswith="view_")
    looking = looking.exclude(codename="view_secondfactor")
    with transaction.atomic():
        for role, names in ROLES.items():
            group, _ = Group.objects.get_or_create(name=role)
            group.permissions.set([*looking, *map(_permission, (*names, *_added(role)))])
    return len(ROLES)


def _added(role: str) -> list[str]:
    return [name for room in apps.get_app_configs() for name in getattr(room, "roles", {}).get(role, ())]


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
