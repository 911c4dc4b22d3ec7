from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('review', '0005_pages_of_notices'),
    ]

    operations = [
        migrations.RenameField(model_name='secondfactor', old_name='secret', new_name='sealed'),
        migrations.AlterField(model_name='secondfactor', name='sealed', field=models.CharField(max_length=200)),
    ]
