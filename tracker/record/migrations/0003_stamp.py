from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tracker.record.stamp import renewed_by


def first(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("record", "Stamp").objects.create(token="first")


class Migration(migrations.Migration):
    dependencies = [("record", "0002_write_once"), ("catalog", "0001_initial")]

    operations = [
        migrations.RunPython(first, migrations.RunPython.noop),
        renewed_by("catalog", "Jurisdiction", "Substance", "Loaded"),
        renewed_by("record", "Instrument", "Rule", "Preemption", "Notice", "Bill", "Claim"),
    ]
