from django.db import migrations, models

from tracker.record.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("record", "0003_instruments_as_read")]

    operations = [
        migrations.AddField("notice", "effective_on", models.CharField(blank=True, default="", max_length=10), False),
        migrations.AddField("notice", "comments_until", models.CharField(blank=True, default="", max_length=10), False),
        write_once("record", "Notice", but="superseded_at"),
    ]
