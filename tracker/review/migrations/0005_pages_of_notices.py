from django.db import migrations, models

from tracker.record.write_once import write_once


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0005_endings'),
        ('review', '0004_superseded'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='publication',
            name='a_notice_is_written_once_and_closed_once',
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(condition=models.Q(('closed', True)), fields=('notice',), name='a_notice_is_closed_once'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('notice', 'closed', 'change'), name='a_change_shows_a_notice_once'),
        ),
        write_once("review", "Publication"),
    ]
