from django.db import migrations

from tracker.record.stamp import renewed_by


class Migration(migrations.Migration):
    dependencies = [("review", "0006_sealed_second_factor"), ("record", "0007_stamp"), ("evidence", "0004_core")]

    operations = [renewed_by("evidence", "Source"), renewed_by("review", "Publication")]
