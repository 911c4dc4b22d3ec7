from django.db import migrations, models

from tracker.record.write_once import write_once

written_once = write_once("record", "Rule", but="superseded_at")


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0005_endings'),
    ]

    operations = [
        migrations.RunPython(written_once.reverse_code, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='rule',
            name='form',
            field=models.CharField(choices=[('any', 'any'), ('leaf', 'leaf'), ('extract', 'extract'), ('concentrate', 'concentrate'), ('semi_synthetic', 'semi synthetic'), ('synthetic', 'synthetic')], max_length=14),
        ),
        written_once,
    ]
