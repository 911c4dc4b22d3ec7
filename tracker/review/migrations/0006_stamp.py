from django.db import migrations

from tracker.record.stamp import renewed_by


class Migration(migrations.Migration):
    dependencies = [("review", "0005_pages_of_notices"), ("record", "0007_stamp"), ("evidence", "0004_core")]

    operations = [renewed_by("evidence", "Source"), renewed_by("review", "Publication")]
