from django.db import migrations

from tracker.record.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("review", "0004_bills_shown_by_many")]

    operations = [write_once("review", model) for model in ("Decision", "Publication")]
