from typing import Any

from django.apps import AppConfig
from django.apps.registry import Apps
from django.apps.registry import apps as installed
from django.db.models.signals import post_migrate


def keep_the_stamp(*, using: str, apps: Apps = installed, **_: Any) -> None:
    """Put the row of the stamp back where all tables were emptied (`flush`): without it no answer would be kept."""
    try:
        stamps = apps.get_model("record", "Stamp").objects.using(using)
    except LookupError:  # the tables of the record were just taken away
        return
    stamps.get_or_create(pk=1, defaults={"token": "first"})


class RecordConfig(AppConfig):
    name = "tracker.record"

    def ready(self) -> None:
        """Have the stamp looked for after every migration, and after `flush`, which tells of itself as one."""
        post_migrate.connect(keep_the_stamp, sender=self)
