from django.db import migrations, models

from tracker.record.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("record", "0002_write_once")]

    operations = [
        migrations.RemoveConstraint("instrument", "one_instrument_per_citation"),
        migrations.AddIndex(
            "instrument", models.Index(fields=["jurisdiction", "citation"], name="record_inst_jurisdi_02cb77_idx")
        ),
        write_once("record", "Instrument"),
    ]
