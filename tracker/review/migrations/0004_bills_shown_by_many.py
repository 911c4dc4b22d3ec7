from django.db import migrations, models

from tracker.record.stamp import renewed_by
from tracker.record.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("record", "0003_stamp"), ("review", "0003_stamp")]

    operations = [
        migrations.RemoveConstraint(model_name="publication", name="a_bill_is_written_once_and_closed_once"),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed", True)), fields=("bill",), name="a_bill_is_closed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(fields=("bill", "closed", "change"), name="a_change_shows_a_bill_once"),
        ),
        write_once("review", "Publication"),
        renewed_by("review", "Publication"),
    ]
