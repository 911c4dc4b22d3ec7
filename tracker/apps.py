from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TrackerConfig(AppConfig):
    """The project itself, an app only for its commands: up, test, tick."""

    name = "tracker"


class DeskConfig(AdminConfig):
    """Django's admin, behind our own door."""

    default = False
    default_site = "tracker.review.staff.admin.DeskSite"
