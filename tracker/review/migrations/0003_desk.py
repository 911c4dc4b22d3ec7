import hashlib
import json
from datetime import UTC

import django.db.models.deletion
import tracker.vocabulary
from django.conf import settings
from django.db import migrations, models

from tracker.record.write_once import write_once


may_rewrite = write_once("review", "Decision")


def chain(apps, _editor):
    """Link the decisions that were taken before there was a chain, in the order in which they were taken."""
    before = "0" * 64
    for row in apps.get_model("review", "Decision").objects.order_by("pk"):
        moment = row.decided_at.astimezone(UTC).isoformat()
        said = [row.change_id, row.verdict, row.person_id, row.rule, row.reason, row.version, row.pages, moment]
        row.before, row.sha256 = before, hashlib.sha256(json.dumps([before, *said]).encode()).hexdigest()
        before = row.sha256
        row.save()
    apps.get_model("review", "AuditHead").objects.create(pk=1, sha256=before)


class Migration(migrations.Migration):

    dependencies = [
        ('review', '0002_write_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Brake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stops', models.CharField(choices=[('publishing', 'publishing'), ('sending', 'sending')], max_length=10)),
                ('reason', models.TextField()),
                ('pulled_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(null=True)),
            ],
            options={
                'permissions': [('release_brake', 'Can let go on what an emergency brake stopped')],
            },
        ),
        migrations.CreateModel(
            name='SecondFactor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=32)),
                ('enrolled_at', models.DateTimeField(null=True)),
                ('last_step', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='SignInTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('budget', models.CharField(max_length=64)),
                ('tried_at', models.DateTimeField()),
            ],
        ),
        migrations.AlterModelOptions(
            name='change',
            options={'permissions': [('decide_change', 'Can accept, reject and recall changes'), ('publish_change', 'Can give the second yes and correct what was published')]},
        ),
        migrations.AddField(
            model_name='change',
            name='flip',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='change',
            name='places',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='change',
            name='weighed',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(may_rewrite.reverse_code, migrations.RunPython.noop),
        migrations.AddField(model_name='decision', name='before', field=models.CharField(max_length=64, null=True)),
        migrations.AddField(model_name='decision', name='sha256', field=models.CharField(max_length=64, null=True)),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.AlterField(model_name='decision', name='before', field=models.CharField(max_length=64, unique=True)),
        migrations.AlterField(model_name='decision', name='sha256', field=models.CharField(max_length=64, unique=True)),
        migrations.AlterField(
            model_name='decision',
            name='verdict',
            field=models.CharField(choices=[('accept', 'accept'), ('reject', 'reject'), ('recall', 'recall'), ('endorse', 'endorse'), ('ask', 'ask'), ('hold', 'hold'), ('release', 'release')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), ('verdict', tracker.vocabulary.Verdict['HOLD']), _negated=True), name='a_hold_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('before', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), name='a_decision_is_a_link_of_the_chain'),
        ),
        migrations.AddField(
            model_name='brake',
            name='released_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='secondfactor',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='second_factor', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='signintry',
            index=models.Index(fields=['budget', 'tried_at'], name='review_sign_budget_da5d3b_idx'),
        ),
        migrations.AddConstraint(
            model_name='brake',
            constraint=models.UniqueConstraint(condition=models.Q(('released_at', None)), fields=('stops',), name='a_brake_is_pulled_once_until_it_is_released'),
        ),
        migrations.AddConstraint(
            model_name='brake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('released_by', None)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='a_brake_is_released_by_somebody'),
        ),
        write_once('review', 'Decision'),
    ]
