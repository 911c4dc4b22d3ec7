from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tracker.record.stamp import renewed_by


def first(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("record", "Stamp").objects.create(token="first")


class Migration(migrations.Migration):
    dependencies = [("record", "0006_wider_forms"), ("catalog", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=32)),
            ],
        ),
        migrations.RunPython(first, migrations.RunPython.noop),
        renewed_by("catalog", "Jurisdiction", "Substance", "Loaded"),
        renewed_by("record", "Instrument", "Rule", "Preemption", "Notice", "Bill", "Claim"),
    ]
