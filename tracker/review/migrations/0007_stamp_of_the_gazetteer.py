from uuid import uuid4

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tracker.record.stamp import GAZETTEER, renewed_by

AS_BEFORE = (
    renewed_by("catalog", "Jurisdiction", "Substance", "Loaded"),
    renewed_by("record", "Instrument", "Rule", "Preemption", "Notice", "Bill", "Claim"),
    renewed_by("evidence", "Source"),
    renewed_by("review", "Publication"),
)


def first(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("record", "Stamp").objects.get_or_create(pk=GAZETTEER, defaults={"token": uuid4().hex})


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0004_tribes_by_index"),
        ("evidence", "0001_initial"),
        ("record", "0004_never_emptied"),
        ("review", "0006_changes_newest_first"),
    ]

    operations = [
        migrations.RunPython(first, migrations.RunPython.noop),
        # the same triggers with the rows that they renew; back again they stay, for without them nothing would
        *(migrations.RunPython(one.code, migrations.RunPython.noop) for one in AS_BEFORE),
        # what was published may have ended nothing, and so have no Publication
        renewed_by("review", "Change"),
    ]
