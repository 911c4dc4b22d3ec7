from django.db import migrations

from tracker.record.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("record", "0003_stamp")]

    operations = [
        write_once("record", "Instrument"),
        *[
            write_once("record", model, but="superseded_at")
            for model in ("Rule", "Preemption", "Notice", "Bill", "Claim")
        ],
    ]
