from django.db import migrations

from tracker.record.stamp import renewed_by


class Migration(migrations.Migration):
    dependencies = [("review", "0002_write_once"), ("record", "0003_stamp"), ("evidence", "0001_initial")]

    operations = [renewed_by("evidence", "Source"), renewed_by("review", "Publication")]
