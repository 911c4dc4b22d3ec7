from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """The project itself, an app only for its commands: up, test, tick."""

    name = "tracker"
