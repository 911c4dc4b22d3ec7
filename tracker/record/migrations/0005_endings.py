import tracker.vocabulary
from django.db import migrations, models

from tracker.record.write_once import write_once


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0001_initial'),
        ('record', '0004_days_of_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='rule',
            name='ending',
            field=models.CharField(choices=[('proposed', 'proposed'), ('enacted', 'enacted'), ('in_force', 'in force'), ('stayed', 'stayed'), ('expired', 'expired'), ('repealed', 'repealed'), ('withdrawn', 'withdrawn')], default=tracker.vocabulary.Standing['EXPIRED'], max_length=9),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(('ending__in', frozenset([tracker.vocabulary.Standing['EXPIRED'], tracker.vocabulary.Standing['REPEALED'], tracker.vocabulary.Standing['STAYED'], tracker.vocabulary.Standing['WITHDRAWN']]))), name='a_rule_ends_in_a_known_way'),
        ),
        write_once("record", "Rule", but="superseded_at"),
    ]
