import django.db.models.deletion
from django.db import migrations, models

from tracker.record.write_once import write_once


class Migration(migrations.Migration):

    dependencies = [
        ('review', '0003_desk'),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='superseded',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='publication',
            name='said_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='said', to='review.change'),
        ),
        write_once("review", "Publication"),
    ]
