"""The roles of the staff, as groups: reviewer, publisher, operator. What each may do is enforced in the verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_noop as _

ROOMS = ("catalog", "evidence", "record", "review")


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a role lets a person do: `may` in words for whoever gives it, and the permissions that come with it."""

    may: str
    permissions: tuple[str, ...]


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "reviewer": Role(
            may=_("accepts, rejects, holds and recalls changes, and enters laws by hand"),
            permissions=("review.decide_change",),
        ),
        "publisher": Role(
            may=_(
                "does what a reviewer does, is one of the two where a change takes two people, and corrects or "
                "retracts what was published"
            ),
            permissions=("review.decide_change", "review.publish_change"),
        ),
        "operator": Role(
            may=_(
                "decides on no change; pauses sources and has parked ones read again, lets go on what an emergency "
                "brake or a restore stopped, keeps the accounts of the staff, and takes away a lost second factor"
            ),
            permissions=(
                "review.release_brake",
                "review.view_secondfactor",
                "review.delete_secondfactor",
                "evidence.change_source",
                "auth.add_user",
                "auth.change_user",
                "auth.view_user",
                "auth.view_group",
            ),
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
        for name, role in ROLES.items():
            group, _ = Group.objects.get_or_create(name=name)
            group.permissions.set([*looking, *map(_permission, (*role.permissions, *_added(name)))])
    return len(ROLES)


def _added(role: str) -> list[str]:
    return [name for room in apps.get_app_configs() for name in getattr(room, "roles", {}).get(role, ())]


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
